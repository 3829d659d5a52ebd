secret "a" {
  data        = {}
  description = "CANARY-7d1f"
}
