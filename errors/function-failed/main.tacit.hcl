secret "a" {
  data = { token = base64decode("CANARY-7d1f!") }
}
