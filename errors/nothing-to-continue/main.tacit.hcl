secret "db" {
  data = { user = "CANARY-7d1f" }
}
