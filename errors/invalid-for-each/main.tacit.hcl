secret "a" {
  for_each = ["CANARY-7d1f"]
  data     = { user = each.key }
}
