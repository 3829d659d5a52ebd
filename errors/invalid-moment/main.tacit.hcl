generator "password" "db" {
  rotate {
    after = "next Monday"
  }
}

secret "db" {
  data = { login = "CANARY-7d1f", password = generator.password.db.value }
}
