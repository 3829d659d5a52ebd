secret "a" {
  data = { user = "CANARY-7d1f ${provided("licence key")}" }
}
