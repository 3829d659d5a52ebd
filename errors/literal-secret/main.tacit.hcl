secret "a" {
  data = { password = "CANARY-7d1f" }
}
