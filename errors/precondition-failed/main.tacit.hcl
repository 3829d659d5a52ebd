secret "a" {
  data = { user = "CANARY-7d1f" }
  lifecycle {
    precondition {
      condition     = "CANARY-7d1f" == "admin"
      error_message = "Only the administrator has a secret."
    }
  }
}
