secret "a" {
  for_each = ["one"]
  data     = { user = "CANARY-7d1f" }
}
