# One password, made into a connection string, delivered to two namespaces of a cluster:
#
#   tacit -chdir=examples/kubernetes apply -var kubeconfig=~/.kube/config -var context=dev

variable "kubeconfig" {
  type    = string
  default = "~/.kube/config"
}

variable "context" { type = string }

variable "namespaces" {
  type    = set(string)
  default = ["billing", "reports"]
}

generator "password" "db" { length = 32 }

secret "db" {
  description = "Billing database login"
  data = {
    username = "billing"
    password = generator.password.db.value
  }
}

template "db_env" {
  source = secret.db
  data   = { DATABASE_URL = "postgres://{{ .username }}:{{ .password }}@db.internal/billing" }
}

target "kubernetes" "cluster" {
  kubeconfig = var.kubeconfig
  context    = var.context
}

federation "db" {
  source = template.db_env
  to {
    targets    = [target.kubernetes.cluster]
    namespaces = var.namespaces
    name       = "db-credentials"
    metadata { labels = { app = "billing" } }
  }
}

output "db_version" { value = secret.db.version }
