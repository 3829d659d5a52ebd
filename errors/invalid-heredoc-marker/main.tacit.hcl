secret "a" {
  data = { user = <<"EOT"
CANARY-7d1f
EOT
  }
}
