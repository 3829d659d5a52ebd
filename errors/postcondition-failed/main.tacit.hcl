secret "a" {
  data = { user = "CANARY-7d1f" }
  lifecycle {
    postcondition {
      condition     = length(self.data) == 2
      error_message = "A login has two parts."
    }
  }
}
