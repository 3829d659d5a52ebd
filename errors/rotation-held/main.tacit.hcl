variable "turn" { default = "one" }

generator "password" "a" {
  length = 20
  rotate {
    when   = var.turn
    window = "00:00-24:00"
  }
}

secret "a" {
  data = {
    user     = "CANARY-7d1f"
    password = generator.password.a.value
  }
  activate { none = true }
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
