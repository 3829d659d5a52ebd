# Takes over the Secret that release "web" of a Helm chart made, with the value it has. Tell Helm to keep it and take it
# out of the chart first: docs/coexistence.md.
#
#   tacit -chdir=examples/adopt-from-helm plan -var context=dev

variable "kubeconfig" {
  type    = string
  default = "~/.kube/config"
}

variable "context" { type = string }

target "kubernetes" "cluster" {
  kubeconfig = var.kubeconfig
  context    = var.context
}

data "kubernetes_secret" "live" {
  target    = target.kubernetes.cluster
  namespace = "web"
  name      = "web-db"
}

secret "web_db" {
  description = "Web's database login, as Helm left it"
  data        = { password = data.kubernetes_secret.live.data.password }
}

federation "web_db" {
  source = secret.web_db
  to {
    targets    = [target.kubernetes.cluster]
    namespaces = ["web"]
    name       = "web-db"
    adopt_from = "helm"
  }
}
