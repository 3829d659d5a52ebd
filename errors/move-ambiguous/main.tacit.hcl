moved {
  from = secret.a
  to   = secret.b
}

moved {
  from = secret.a
  to   = secret.c
}

secret "c" {
  data = { user = "CANARY-7d1f" }
}
