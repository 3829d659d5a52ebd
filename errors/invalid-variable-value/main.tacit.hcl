variable "size" { type = number }

secret "a" {
  data = { size = var.size }
}
# CANARY-7d1f
