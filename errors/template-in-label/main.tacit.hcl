secret "a-${1 + 1}" {
  data = { token = "CANARY-7d1f" }
}
