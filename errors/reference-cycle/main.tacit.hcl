secret "a" {
  data = { user = "CANARY-7d1f", other = secret.b.data.other }
}

secret "b" {
  data = { user = "CANARY-7d1f", other = secret.a.data.other }
}
