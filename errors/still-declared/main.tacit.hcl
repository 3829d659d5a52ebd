moved {
  from = secret.a
  to   = secret.b
}

secret "a" {
  data = { user = "CANARY-7d1f" }
}
