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
    targets = [target.kubernetes.k]
    namespace_selector {
      match_labels = { team = "billing" }
    }
    name = "a"
  }
}
