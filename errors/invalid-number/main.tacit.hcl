secret "a" {
  data = { user = "CANARY-7d1f" }
  keep_versions = 1e99999
}
