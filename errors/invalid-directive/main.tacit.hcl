secret "a" {
  data = { token = "%{ when true }CANARY-7d1f%{ endif }" }
}
