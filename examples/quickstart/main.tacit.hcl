generator "password" "db" { length = 32 }

secret "db" {
  data = {
    username = "billing"
    password = generator.password.db.value
  }
}

target "directory" "local" { path = "${path.root}/run" }

federation "db" {
  source = secret.db
  to {
    targets = [target.directory.local]
    name    = "db"
  }
}
