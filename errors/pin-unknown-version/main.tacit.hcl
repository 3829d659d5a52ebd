variable "user" {
  default = "CANARY-7d1f"
}

secret "a" {
  data = { user = var.user }
  pin  = 3
}
