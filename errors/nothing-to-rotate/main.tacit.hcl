variable "user" {
  type    = string
  default = "CANARY-7d1f"
}

secret "a" {
  data = { user = var.user }
}
