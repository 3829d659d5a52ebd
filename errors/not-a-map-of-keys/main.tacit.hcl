secret "a" {
  data = ["CANARY-7d1f"]
}
