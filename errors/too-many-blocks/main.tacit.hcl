secret "a" {
  data = { user = "CANARY-7d1f" }
}

target "directory" "d" { path = "${path.root}/run" }

federation "a" {
  source = secret.a
  to {
    targets = [target.directory.d]
    metadata { labels = { one = "1" } }
    metadata { labels = { two = "2" } }
    name    = "a"
  }
}
