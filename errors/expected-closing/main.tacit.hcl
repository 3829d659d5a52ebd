secret "a" {
  data = { token = "CANARY-7d1f", size = (1 + 2 }
}
