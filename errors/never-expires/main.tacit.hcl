generator "password" "db" {
  rotate {
    before_expiry = "30d"
  }
}

secret "db" {
  data = { login = "CANARY-7d1f", password = generator.password.db.value }
  activate { none = true }
}
