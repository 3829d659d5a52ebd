secret "db" {
  data = { user = "CANARY-7d1f" }
}

secret "both" {
  data = {
    now    = secret.db.data.user
    before = secret.db.previous == null ? "" : secret.db.previous.user
  }
}
