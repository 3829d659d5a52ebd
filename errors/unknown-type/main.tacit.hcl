generator "passwrod" "p" { length = 32 }

secret "a" {
  data = { user = "CANARY-7d1f", token = generator.passwrod.p.value }
}
