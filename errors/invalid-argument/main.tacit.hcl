secret "a" {
  data = { token = join("CANARY-7d1f", true) }
}
