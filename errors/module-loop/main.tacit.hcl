module "team" {
  source   = "./team"
  password = "CANARY-7d1f"
}
