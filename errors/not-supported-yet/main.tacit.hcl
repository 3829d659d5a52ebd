secret "a" {
  depends_on = []
  data       = { user = "CANARY-7d1f" }
}
