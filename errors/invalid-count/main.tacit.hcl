secret "a" {
  count = -1
  data  = { user = "CANARY-7d1f" }
}
