secret "a" {
  data = { user = "CANARY-7d1f" }
}

secret "a" {
  data = { user = "CANARY-7d1f" }
}
