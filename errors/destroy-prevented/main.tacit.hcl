secret "a" {
  data = { user = "CANARY-7d1f" }
  lifecycle {
    prevent_destroy = true
  }
}
