target "directory" "a" {
  # no path: CANARY-7d1f
}
