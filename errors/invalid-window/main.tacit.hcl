generator "password" "db" {
  rotate {
    every  = "90d"
    window = "Sunday night"
  }
}

secret "db" {
  data = { login = "CANARY-7d1f", password = generator.password.db.value }
}
