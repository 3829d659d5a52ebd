secret "a" {
  data = { token = "CANARY-7d1f", other = local.x."y" }
}
