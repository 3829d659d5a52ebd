secret "a" {
  data = { token = generator.password.db.value, user = "CANARY-7d1f" }
}
