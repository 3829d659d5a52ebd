secret "a" {
  data = { token = "CANARY-7d1f" }
}

secret "b" {
  data = { copy = secret.a.data.tokne, near = "CANARY-7d1f" }
}
