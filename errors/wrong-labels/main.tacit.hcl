secret "a" "b" {
  data = { token = "CANARY-7d1f" }
}
