secret "a" {
  data = { user = "CANARY-7d1f" }
}

output "user" { value = secret.a.data.user }
