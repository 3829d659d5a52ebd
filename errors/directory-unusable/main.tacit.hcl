secret "a" {
  data = { user = "CANARY-7d1f" }
}

target "directory" "d" { path = "${path.root}/main.tacit.hcl" }

federation "a" {
  source = secret.a
  to {
    targets = [target.directory.d]
    name    = "a"
  }
}
