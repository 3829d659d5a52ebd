generator "password" "p" { length = 32 }

secret "a" {
  data        = { user = "CANARY-7d1f" }
  description = "the password is ${generator.password.p.value}"
}
