secret "a" {
  data = { user = "CANARY-7d1f" }
}

locals {
  copy = secret.a.data.usr
}
