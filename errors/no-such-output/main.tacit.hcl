variable "user" {
  type    = string
  default = "CANARY-7d1f"
}

output "user" { value = var.user }
