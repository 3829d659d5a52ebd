variable "user" {
  default = "CANARY-7d1f"
}

secret "a" {
  data          = { user = var.user }
  expires_after = "3 months"
}
