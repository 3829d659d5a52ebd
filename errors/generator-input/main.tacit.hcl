generator "password" "p" { length = 3 }

secret "a" {
  data = { user = "CANARY-7d1f", token = generator.password.p.value }
}
