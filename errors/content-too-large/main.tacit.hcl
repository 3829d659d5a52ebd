locals {
  once     = "CANARY-7d1f CANARY-7d1f CANARY-7d1f CANARY-7d1f CANARY-7d1f CANARY-7d1f CANARY-7d1f CANARY-7d1f "
  hundred  = join("", [for i in [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] : join("", [for j in [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] : local.once])])
  thousand = join("", [for i in [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] : local.hundred])
}

secret "a" {
  data = { all = join("", [for i in [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] : local.thousand]) }
}

target "directory" "d" { path = "${path.root}/run" }

federation "a" {
  source = secret.a
  to {
    targets = [target.directory.d]
    name    = "a"
  }
}
