generator "password" "db" {
  length = 32
  rotate { every = "30d" }
}

secret "db" {
  data = {
    user     = "CANARY-7d1f"
    password = generator.password.db.value
  }
}
