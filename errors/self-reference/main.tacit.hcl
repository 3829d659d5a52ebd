secret "a" {
  data = { user = "CANARY-7d1f", again = secret.a.data.user }
}
