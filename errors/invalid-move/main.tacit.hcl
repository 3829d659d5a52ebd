moved {
  from = secret.a
  to   = template.b
}

secret "b" {
  data = { user = "CANARY-7d1f" }
}
