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
    namespaces = ["app"]
    name = "a"
  }
}
