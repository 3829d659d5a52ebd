locals {
  name = "CANARY-7d1f"
}

variable "user" { default = local.name }
