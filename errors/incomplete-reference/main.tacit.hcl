secret "a" {
  data = { user = "CANARY-7d1f", other = secret }
}
