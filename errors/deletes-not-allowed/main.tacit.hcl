variable "names" {
  type    = list(string)
  default = ["one"]
}

secret "a" {
  data = { user = "CANARY-7d1f" }
}

target "directory" "d" {
  for_each = toset(var.names)
  path     = "${path.root}/${each.key}"
  labels   = { tier = "local" }
}

federation "a" {
  source    = secret.a
  on_delete = "delete"
  to {
    target_selector {
      match_labels = { tier = "local" }
    }
    name = "a"
  }
}
