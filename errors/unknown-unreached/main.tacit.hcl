secret "db" {
  data = { login = "CANARY-7d1f" }
}

target "directory" "local" { path = "${path.root}/run" }

federation "db" {
  source    = secret.db
  unreached = "ignore"
  to {
    targets = [target.directory.local]
    name    = "db"
  }
}
