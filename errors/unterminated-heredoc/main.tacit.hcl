secret "a" {
  data = { token = <<EOT
CANARY-7d1f
}
