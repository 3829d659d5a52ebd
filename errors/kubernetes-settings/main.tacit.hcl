target "kubernetes" "k" {
  kubeconfig = "kubeconfig"
  token      = "CANARY-7d1f"
}
