# Image pull credentials for one registry, ready to be federated with type "kubernetes.io/dockerconfigjson".
#
#   module "pull" {
#     source   = "./modules/registry-login"
#     registry = "registry.internal"
#     username = "puller"
#   }
#
#   federation "pull" {
#     source = module.pull.docker_config
#     to {
#       type = "kubernetes.io/dockerconfigjson"
#       ...
#     }
#   }
#
# The registry's token is provided once: tacit set 'module.pull.secret.login' password

variable "registry" { type = string }

variable "username" { type = string }

secret "login" {
  description = "Pull credentials for ${var.registry}"
  data = {
    username = var.username
    password = provided("pull token of ${var.registry}")
  }
}

template "docker_config" {
  source = secret.login
  format = "json"
  data = {
    ".dockerconfigjson" = "{\"auths\":{\"${var.registry}\":{\"username\":\"{{ .username }}\",\"password\":\"{{ .password }}\"}}}"
  }
}

output "docker_config" { value = template.docker_config }
