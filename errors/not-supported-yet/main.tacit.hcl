secret "a" {
  count = 2
  data  = { user = "CANARY-7d1f" }
}
