# Pull credentials for two registries. Provide the tokens first:
#
#   tacit set 'module.pull["registry.internal"].secret.login' password

module "pull" {
  source   = "../"
  for_each = toset(["registry.internal", "mirror.internal"])
  registry = each.key
  username = "puller"
}

target "directory" "local" { path = "${path.root}/run" }

federation "pull" {
  for_each = module.pull
  source   = each.value.docker_config
  to {
    targets = [target.directory.local]
    name    = each.key
  }
}
