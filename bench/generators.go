package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// Passwords and certificates, all signed by one authority, none of which the store knows yet.
const material = `variable "n" { type = number }

locals {
  # range() makes at most 1,024 numbers, as in OpenTofu.
  all = { for i in range(var.n) : "s${i}" => i }
}

generator "password" "p" {
  for_each = local.all
  length   = 32
}

generator "x509_ca" "root" {
  subject { common_name = "bench" }
}

generator "x509_certificate" "c" {
  for_each           = local.all
  dns_names          = ["${each.key}.bench.example"]
  ca_certificate_pem = generator.x509_ca.root.certificate_pem
  ca_private_key_pem = generator.x509_ca.root.private_key_pem
}

secret "s" {
  for_each = local.all
  data = {
    password  = generator.password.p[each.key].value
    "tls.crt" = generator.x509_certificate.c[each.key].chain_pem
    "tls.key" = generator.x509_certificate.c[each.key].private_key_pem
  }
}
`

// generators times plans that draw n passwords, n ECDSA keys and n certificates of them.
func generators(root string, n int) error {
	dir, err := os.MkdirTemp("", "tacit-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if err := os.WriteFile(filepath.Join(dir, "main.tacit.hcl"), []byte(material), 0o600); err != nil {
		return err
	}
	p := &project{filepath.Join(root, "tacit"), dir, n, []string{"TACIT_DATA_DIR=" + filepath.Join(dir, "data")}}
	var fresh, unchanged []float64
	peak := 0.0
	measure := func(into *[]float64) error {
		for range 3 {
			r, err := p.run(0, "plan")
			if err != nil {
				return err
			}
			*into = append(*into, r.seconds)
			peak = max(peak, r.peakMiB)
		}
		return nil
	}
	if err := measure(&fresh); err != nil {
		return err
	}
	if _, err := p.run(0, "apply", "-auto-approve"); err != nil {
		return err
	}
	if err := measure(&unchanged); err != nil {
		return err
	}
	figure(fmt.Sprintf("%d passwords and %d ECDSA certificates, plan, median of 3", n, n), median(fresh), "s", 3, true)
	note("the same when nothing changed, median of 3", median(unchanged), "s")
	note("peak memory of any of these (VmHWM)", peak, "MiB")
	return nil
}
