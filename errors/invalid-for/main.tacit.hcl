secret "a" {
  data = { for k of ["CANARY-7d1f"] : k => k }
}
