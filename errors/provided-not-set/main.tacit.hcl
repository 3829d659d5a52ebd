variable "user" {
  default = "CANARY-7d1f"
}

secret "a" {
  data = { licence = provided("licence key"), user = var.user }
}

secret "b" {
  for_each = toset(["eu", "us"])
  data     = { token = provided("") }
}

secret "c" {
  data = { user = var.user }
}
