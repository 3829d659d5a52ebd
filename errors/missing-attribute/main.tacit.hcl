secret "a" {
  description = "no data: CANARY-7d1f"
}
