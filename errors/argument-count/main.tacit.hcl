secret "a" {
  data = { token = lower("CANARY-7d1f", "CANARY-7d1f") }
}
