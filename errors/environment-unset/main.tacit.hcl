data "env" "a" {
  name = "NO_SUCH_VARIABLE"
}

secret "a" {
  data = { user = "CANARY-7d1f ${data.env.a.value}" }
}
