# A login delivered to a directory, as a local process would read it.

module "billing" {
  source   = "../"
  username = "billing"
  host     = "db.internal"
  database = "billing"
}

target "directory" "local" { path = "${path.root}/run" }

federation "billing" {
  source = module.billing.environment
  to {
    targets = [target.directory.local]
    name    = "billing"
  }
}

federation "pgpass" {
  source = module.billing.pgpass
  to {
    targets = [target.directory.local]
    name    = "pgpass"
  }
}
