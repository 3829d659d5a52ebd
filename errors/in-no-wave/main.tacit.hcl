secret "db" {
  data = { user = "CANARY-7d1f" }
}
target "directory" "eu" { path = "${path.root}/eu" }
target "directory" "us" { path = "${path.root}/us" }
federation "db" {
  source = secret.db
  to {
    targets = [target.directory.eu, target.directory.us]
    name    = "db"
  }
  rollout {
    wave {
      targets = [target.directory.eu]
    }
  }
}
