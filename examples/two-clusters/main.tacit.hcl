# One login for a service that runs in two clusters; another cluster is one more element of var.clusters:
#
#   tacit -chdir=examples/two-clusters apply -var kubeconfig=~/.kube/config

variable "kubeconfig" {
  type    = string
  default = "~/.kube/config"
}

variable "clusters" {
  description = "Regions by the name of their kubeconfig context"
  type        = map(string)
  default = {
    prod-eu = "eu"
    prod-us = "us"
  }
}

generator "password" "db" { length = 32 }

secret "db" {
  description = "Orders database login"
  data = {
    username = "orders"
    password = generator.password.db.value
  }
}

target "kubernetes" "prod" {
  for_each   = var.clusters
  kubeconfig = var.kubeconfig
  context    = each.key
  labels = {
    tier   = "prod"
    region = each.value
  }
}

federation "db" {
  source = secret.db
  to {
    target_selector { match_labels = { tier = "prod" } }
    namespaces = ["orders"]
    name       = "db-credentials"
  }
}

# What only one region has.
federation "db_reports" {
  source = secret.db
  to {
    target_selector {
      match_expressions {
        key      = "region"
        operator = "In"
        values   = ["eu"]
      }
    }
    namespaces = ["reports-eu"]
    name       = "orders-db"
  }
}
