secret "a" {
  data = { local.key = "CANARY-7d1f" }
}
