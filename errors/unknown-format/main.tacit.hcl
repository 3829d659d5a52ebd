secret "a" {
  data = { user = "CANARY-7d1f" }
}

template "t" {
  source = secret.a
  format = "toml"
  data   = { text = "{{ .user }} CANARY-7d1f" }
}
