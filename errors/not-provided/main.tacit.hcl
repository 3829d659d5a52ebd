variable "user" {
  default = "CANARY-7d1f"
}

secret "a" {
  data = { licence = provided("licence key"), user = var.user }
}
