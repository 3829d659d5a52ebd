secret "a" {
  data = { user = "CANARY-7d1f" }
}

target "kubernetes" "k" {
  kubeconfig = "kubeconfig"
  context    = "one"
}

federation "a" {
  source = secret.a
  to {
    targets    = [target.kubernetes.k]
    namespaces = ["billing"]
    name       = "a"
  }
}
