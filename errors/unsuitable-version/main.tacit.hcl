tacit { required_version = ">= 99" }

secret "a" {
  data = { user = "CANARY-7d1f" }
}
