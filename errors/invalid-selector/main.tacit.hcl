secret "a" {
  data = { user = "CANARY-7d1f" }
}

target "kubernetes" "k" {
  kubeconfig = "kubeconfig"
  context    = "one"
  labels     = { tier = "prod" }
}

federation "a" {
  source = secret.a
  to {
    target_selector {
      match_expressions {
        key      = "tier"
        operator = "Like"
        values   = ["prod"]
      }
    }
    namespaces = ["app"]
    name = "a"
  }
}
