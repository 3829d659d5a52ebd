# A PostgreSQL login as applications want it: username and password, a connection URL, a .pgpass line. Say how the server
# learns a new password (issue it there before you apply); this module only keeps and composes it.
#
#   module "billing" {
#     source   = "./modules/postgres-login"
#     username = "billing"
#     host     = "db.internal"
#     database = "billing"
#   }
#
#   federation "billing" {
#     source = module.billing.environment
#     to { ... }
#   }

variable "username" { type = string }

variable "host" { type = string }

variable "port" {
  type    = number
  default = 5432

  validation {
    condition     = var.port > 0 && var.port < 65536
    error_message = "A port is a number from 1 to 65535."
  }
}

variable "database" { type = string }

variable "parameters" {
  description = "Parameters of the connection URL, for example { sslmode = \"verify-full\" }"
  type        = map(string)
  default     = { sslmode = "verify-full" }
}

variable "length" {
  type    = number
  default = 32
}

locals {
  query = join("&", [for name, value in var.parameters : "${name}=${value}"])
}

# Without special characters the password stands in URLs and .pgpass as it is.
generator "password" "login" {
  length  = var.length
  special = false
}

secret "login" {
  description = "PostgreSQL login ${var.username} at ${var.host}"
  data = {
    username = var.username
    password = generator.password.login.value
  }
}

template "environment" {
  source = secret.login
  data = {
    PGHOST       = var.host
    PGPORT       = tostring(var.port)
    PGDATABASE   = var.database
    PGUSER       = "{{ .username }}"
    PGPASSWORD   = "{{ .password }}"
    DATABASE_URL = "postgres://{{ .username }}:{{ .password }}@${var.host}:${var.port}/${var.database}?${local.query}"
  }
}

template "pgpass" {
  source = secret.login
  data   = { pgpass = "${var.host}:${var.port}:${var.database}:{{ .username }}:{{ .password }}\n" }
}

output "login" { value = secret.login }

output "environment" { value = template.environment }

output "pgpass" { value = template.pgpass }
