secret "a" {
  data          = { token = "CANARY-7d1f", size = 1e }
  keep_versions = 3
}
