secret "a" {
  data = { licence = sealed("CANARY-7d1f") }
}
