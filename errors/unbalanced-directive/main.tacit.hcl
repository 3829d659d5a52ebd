secret "a" {
  data = { token = "%{ if true }CANARY-7d1f" }
}
