secret "a" {
  data = { for k in "CANARY-7d1f" : k => k }
}
