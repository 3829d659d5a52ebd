secret "db" {
  data = { user = "CANARY-7d1f" }
  activate {
    command = ["./set-password"]
    manual  = true
  }
}
