generator "password" "db" {
  rotate {
    window = "Sun 02:00-04:00 Europe/Berlin"
  }
}

secret "db" {
  data = { login = "CANARY-7d1f", password = generator.password.db.value }
}
