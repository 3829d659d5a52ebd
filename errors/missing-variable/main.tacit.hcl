variable "domain" { type = string }

secret "a" {
  data = { user = "CANARY-7d1f", domain = var.domain }
}
