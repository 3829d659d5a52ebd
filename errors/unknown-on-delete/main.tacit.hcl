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
  on_delete = "forget"
  to {
    target_selector {
      match_labels = { tier = "prod" }
    }
    namespaces = ["app"]
    name = "a"
  }
}
