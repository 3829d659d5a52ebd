module "team" {
  source   = "./modules/team"
  password = "CANARY-7d1f"
}
