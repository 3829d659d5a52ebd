locals {
  list = tolist(null)
}

secret "a" {
  data = { user = "CANARY-7d1f", all = jsonencode(local.list[*]) }
}
