secret "db" {
  data = { user = "CANARY-7d1f" }
}

secret "api" {
  data = { user = "CANARY-7d1f" }
}

template "env" {
  source  = secret.db
  sources = { api = secret.api }
  data    = { ENV = "{{ .user }} {{ .api.user }}" }
}
