secret "a" {
  data = { user = "CANARY-7d1f" }
}

federation "a" {
  source = secret.a
  to {
    targets = ["d"]
    name    = "a"
  }
}
