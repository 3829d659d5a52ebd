secret "a" {
  data = { user = "CANARY-7d1f" }
  lifecycle {
    ignore_changes = [user]
  }
}
