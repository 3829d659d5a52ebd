variable "user" {
  default = "CANARY-7d1f"
}

secret "a" {
  data = { licence = provided("licence key"), user = var.user }
}

target "directory" "eu" {
  path = "${path.root}/eu"
}

target "directory" "us" {
  path = "${path.root}/us"
}

federation "a" {
  source = secret.a
  to {
    targets = [target.directory.eu, target.directory.us]
    name    = "a"
  }
}
