secret "a" {
  data = { token = "CANARY-7d1f ${timestamp()}" }
}
