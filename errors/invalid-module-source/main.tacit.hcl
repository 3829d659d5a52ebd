module "team" {
  source   = "example.com/team"
  password = "CANARY-7d1f"
}
