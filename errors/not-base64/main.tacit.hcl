secret "a" {
  data_base64 = { key = "CANARY-7d1f!" }
}
