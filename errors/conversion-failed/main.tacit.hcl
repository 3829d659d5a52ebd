secret "a" {
  data = { user = "CANARY-7d1f" }
}

secret "b" {
  data = { size = secret.a.data.user + 1 }
}
