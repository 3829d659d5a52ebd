variable "password" {}

module "all" {
  source = "../"
}
