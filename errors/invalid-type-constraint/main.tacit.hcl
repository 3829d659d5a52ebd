variable "size" {
  type    = strnig
  default = "CANARY-7d1f"
}
