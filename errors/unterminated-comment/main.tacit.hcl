secret "a" {
  data = { token = "CANARY-7d1f" }
}
/* begun, never ended: CANARY-7d1f
