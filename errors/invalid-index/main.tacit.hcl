locals {
  list = ["CANARY-7d1f"]
}

secret "a" {
  data = { token = local.list[3] }
}
