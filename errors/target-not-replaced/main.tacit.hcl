secret "a" {
  data = { user = "CANARY-7d1f" }
}

target "directory" "local" { path = "${path.root}/run" }

federation "a" {
  source = secret.a
  to {
    targets = [target.directory.local]
    name    = "a"
  }
}
