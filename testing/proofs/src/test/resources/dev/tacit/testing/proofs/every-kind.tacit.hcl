# One generator of every kind, named "a", with more where one feeds others; then every form of template.
# EveryKindTest delivers each of them, changes each input marked in its table.

generator "password" "a" {
  length              = 20
  exclude_look_alikes = true
}

generator "password" "store" {
  special = false
  length  = 24
}

generator "passphrase" "a" {
  words     = 6
  separator = "."
}

generator "pattern" "a" {
  pattern = "key-[a-z0-9]{12}"
}

generator "uuid" "a" {
  version = 7
}

generator "random_bytes" "a" {
  length = 40
}

generator "bcrypt" "a" {
  password = generator.password.a.value
  cost     = 10
}

generator "argon2" "a" {
  password   = generator.passphrase.a.value
  iterations = 1
}

generator "htpasswd" "a" {
  users = {
    bob = generator.password.a.value
    eve = generator.pattern.a.value
  }
}

generator "basic_auth" "a" {
  username = "ann"
  password = generator.password.a.value
}

generator "docker_config_json" "a" {
  registry {
    server   = "ghcr.io"
    username = "ci"
    password = generator.pattern.a.value
  }
}

generator "totp" "a" {
  issuer  = "Acme"
  account = "bob"
}

generator "rsa" "a" {
  bits = 2048
}

generator "ecdsa" "a" {
  curve = "P-256"
}

generator "ed25519" "a" {}

generator "x25519" "a" {}

generator "age" "a" {}

generator "wireguard" "a" {}

generator "ssh_key" "a" {
  key_type = "ecdsa-p256"
  comment  = "bob@host"
}

generator "jwks" "a" {
  algorithm = "ES256"
}

generator "x509_ca" "a" {
  validity = "100d"
  subject {
    organization = "Acme"
    common_name  = "Acme root"
  }
  permitted {
    dns_domains = ["example.org", "example.net"]
  }
}

generator "x509_certificate" "a" {
  dns_names          = ["www.example.org", "example.net"]
  ca_certificate_pem = generator.x509_ca.a.chain_pem
  ca_private_key_pem = generator.x509_ca.a.private_key_pem
  private_key_pem    = generator.ecdsa.a.private_key_pem
}

generator "x509_crl" "a" {
  ca_certificate_pem = generator.x509_ca.a.certificate_pem
  ca_private_key_pem = generator.x509_ca.a.private_key_pem
  next_update        = "30d"
  revoked {
    serial_number = "0a1b"
    revoked_at    = "2026-01-01T00:00:00Z"
  }
}

generator "x509_csr" "a" {
  private_key_pem = generator.rsa.a.private_key_pem
  dns_names       = ["csr.example.org"]
}

generator "pkcs12" "a" {
  password        = generator.password.store.value
  certificate_pem = generator.x509_certificate.a.chain_pem
  private_key_pem = generator.x509_certificate.a.private_key_pem
  alias           = "web"
}

generator "jks" "a" {
  password    = generator.password.store.value
  trusted_pem = generator.x509_ca.a.certificate_pem
}

template "data" {
  source = secret.password
  data = {
    url  = "db://bob:{{ .value | urlquery }}@db"
    user = "bob"
  }
}

template "keys_and_values" {
  source = secret.pattern
  keys_and_values = {
    "size-{{ len .value }}" = "{{ .value | html }}"
    fixed                   = "{{ len .value }}"
  }
}

template "json" {
  source   = secret.bcrypt
  format   = "json"
  document = "{\"hash\": {{ printf \"%q\" .value }}, \"of\": \"bcrypt\"}"
}

template "yaml" {
  format   = "yaml"
  source   = secret.passphrase
  document = "words: {{ printf \"%q\" .value }}\nmore: [1, 2]\n"
}

template "several" {
  sources = {
    web   = secret.x509_certificate
    store = secret.pkcs12
  }
  data = {
    pem = "{{ .web.chain_pem }}"
    p12 = "{{ .store.base64 }}"
  }
}
