secret "a" {
  data = { user = "CANARY-7d1f" }
}

target "kubernetes" "k" {
  in_cluster = true
}

federation "a" {
  source = secret.a
  to {
    targets = [target.kubernetes.k]
    namespaces = ["billing"]
    name    = "a"
  }
}
