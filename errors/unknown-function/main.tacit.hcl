secret "a" {
  data = { token = lowre("CANARY-7d1f") }
}
