secret "a" {
  data        = { user = "CANARY-7d1f" }
  data_base64 = { user = "YW5u" }
}
