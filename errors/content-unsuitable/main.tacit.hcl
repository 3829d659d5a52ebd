secret "pull" {
  data = { ".dockerconfigjson" = "CANARY-7d1f" }
}

target "directory" "local" { path = "${path.root}/run" }

federation "pull" {
  source = secret.pull
  to {
    targets = [target.directory.local]
    name    = "pull"
    type    = "kubernetes.io/dockerconfigjson"
  }
}
