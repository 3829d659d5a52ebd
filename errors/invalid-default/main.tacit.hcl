variable "size" {
  type    = number
  default = "CANARY-7d1f"
}

secret "a" {
  data = { size = var.size }
}
