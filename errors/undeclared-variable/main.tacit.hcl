variable "size" {
  type    = number
  default = 1
}

secret "a" {
  data = { user = "CANARY-7d1f" }
}
