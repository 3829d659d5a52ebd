variable "names" { type = set(string) }

secret "a" {
  for_each = var.names
  data     = { user = "CANARY-7d1f" }
}
