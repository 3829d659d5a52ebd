secret "db" {
  data = { user = "CANARY-7d1f" }
}
target "directory" "local" { path = "${path.root}/run" }
federation "db" {
  source = secret.db
  to {
    targets = [target.directory.local]
    name    = "db"
  }
  rollout {
    wave {}
    on_failure = "undo"
  }
}
