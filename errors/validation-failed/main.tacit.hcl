variable "region" {
  default = "CANARY-7d1f"
  validation {
    condition     = contains(["eu", "us"], var.region)
    error_message = "The region is eu or us."
  }
}
