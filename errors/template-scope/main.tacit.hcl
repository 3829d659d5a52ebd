secret "db" {
  data = { user = "CANARY-7d1f" }
}

template "env" {
  source   = secret.db
  data     = { USER = "{{ .user }}" }
  document = "CANARY-7d1f"
}
