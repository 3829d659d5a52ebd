# A registry login for every namespace of a team, also for those that come later. The label alone is not enough: whoever
# may label namespaces must not thereby receive secrets, hence "names".
#
#   tacit -chdir=examples/team-namespaces apply -var context=dev

variable "kubeconfig" {
  type    = string
  default = "~/.kube/config"
}

variable "context" { type = string }

variable "team" {
  type    = string
  default = "billing"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]*$", var.team))
    error_message = "A team's name has lower-case letters, digits and dashes, since it begins the names of its namespaces."
  }
}

generator "password" "registry" { length = 40 }

secret "registry" {
  description = "Pull token of team ${var.team}"
  data = {
    username = "team-${var.team}"
    password = generator.password.registry.value
  }
  lifecycle { prevent_destroy = true }
}

template "docker" {
  source = secret.registry
  format = "json"
  data = {
    ".dockerconfigjson" = <<-EOT
      {"auths": {"registry.internal": {"username": "{{ .username }}", "password": "{{ .password }}"}}}
    EOT
  }
}

target "kubernetes" "cluster" {
  kubeconfig = var.kubeconfig
  context    = var.context
}

federation "registry" {
  source = template.docker
  to {
    targets = [target.kubernetes.cluster]
    namespace_selector {
      match_labels = { team = var.team }
      names        = ["${var.team}-*"]
      exclude      = ["*-sandbox"]
    }
    name = "registry"
    type = "kubernetes.io/dockerconfigjson"
  }
}
