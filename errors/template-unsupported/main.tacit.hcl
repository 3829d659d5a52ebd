secret "a" {
  data = { user = "CANARY-7d1f" }
}

template "t" {
  source = secret.a
  data   = { text = "CANARY-7d1f {{ .user | base64 }}" }
}
