secret "a" {
  data = { (null) = "CANARY-7d1f" }
}
