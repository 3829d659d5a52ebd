secret "a" {
  data = { user = "CANARY-7d1f" }
}

check "administrator" {
  assert {
    condition     = secret.a.data.user == "admin"
    error_message = "The login is not that of the administrator."
  }
}
