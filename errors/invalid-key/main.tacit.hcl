secret "a" {
  data = { "not a key" = "CANARY-7d1f" }
}
