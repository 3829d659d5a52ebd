secret "a" {
  data = { for k in ["CANARY-7d1f", "CANARY-7d1f"] : "same" => k }
}
