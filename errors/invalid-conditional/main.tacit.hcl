secret "a" {
  data = { token = true ? "CANARY-7d1f" }
}
