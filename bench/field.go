package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Each of n secrets goes to one of ten namespaces in each of the clusters.
const fieldConfiguration = `variable "n" { type = number }

locals {
  thousands = [for t in range(ceil(var.n / 1000)) : [for i in range(1000) : 1000 * t + i if 1000 * t + i < var.n]]
  all       = { for i in flatten(local.thousands) : "s${i}" => "bench-${i %% 10}" }
  clusters  = { %s }
}

target "kubernetes" "c" {
  for_each   = local.clusters
  kubeconfig = each.value
  context    = %q
  observe    = "cluster"
  labels     = { bench = "field" }
}

generator "password" "p" {
  for_each = local.all
  length   = 32
}

secret "s" {
  for_each = local.all
  data     = { password = generator.password.p[each.key].value }
}

federation "f" {
  for_each = local.all
  source   = secret.s[each.key]
  to {
    target_selector { match_labels = { bench = "field" } }
    namespaces = [each.value]
    name       = each.key
  }
}
`

// field measures a no-op plan of 10n objects in ten clusters.
func field(root string, n int) error {
	home, err := execute(nil, filepath.Join(root, ".mvn", "find-jdk25"))
	if err != nil {
		return err
	}
	java := filepath.Join(strings.TrimSpace(home.output), "bin", "java")
	var clusters []*cluster
	var kubeconfigs []string
	for i := range 10 {
		c, err := startCluster(root, java)
		if err != nil {
			return err
		}
		defer c.stop()
		if err := c.createNamespaces(); err != nil {
			return err
		}
		clusters = append(clusters, c)
		kubeconfigs = append(kubeconfigs, fmt.Sprintf("c%d = %q", i, c.Kubeconfig))
	}
	dir, err := os.MkdirTemp("", "tacit-bench")
	if err != nil {
		return err
	}
	text := fmt.Sprintf(fieldConfiguration, strings.Join(kubeconfigs, ", "), context(clusters[0]))
	if err := os.WriteFile(filepath.Join(dir, "main.tacit.hcl"), []byte(text), 0o600); err != nil {
		return err
	}
	p := &project{filepath.Join(root, "tacit"), dir, n, []string{"TACIT_DATA_DIR=" + filepath.Join(dir, "data")}}
	label := fmt.Sprintf("%d objects in 10 clusters: ", 10*n)
	first, err := p.run(0, "apply", "-auto-approve")
	if err != nil {
		return err
	}
	note(label+"first apply", first.seconds, "s")
	note(label+"first apply, peak memory", first.peakMiB, "MiB")
	before, err := secretRequests(clusters)
	if err != nil {
		return err
	}
	var seconds []float64
	var peak float64
	const times = 5
	for range times {
		r, err := p.run(0, "plan", "-detailed-exitcode")
		if err != nil {
			return err
		}
		seconds, peak = append(seconds, r.seconds), max(peak, r.peakMiB)
	}
	after, err := secretRequests(clusters)
	if err != nil {
		return err
	}
	figure(label+"no-op plan, median of 5", median(seconds), "s", 6, true)
	figure(label+"no-op plan, peak memory (VmHWM)", peak, "MiB", 600, true)
	note(label+"no-op plan, requests about Secrets", float64(after-before)/times, "")
	return nil
}

// secretRequests is how many requests about Secrets the servers say they answered.
func secretRequests(clusters []*cluster) (int, error) {
	total := 0
	for _, c := range clusters {
		response, err := c.request("GET", "/metrics", nil)
		if err != nil {
			return 0, err
		}
		lines := bufio.NewScanner(response.Body)
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			var count float64
			line := lines.Text()
			if strings.HasPrefix(line, "apiserver_request_total{") && strings.Contains(line, `resource="secrets"`) {
				fmt.Sscan(line[strings.LastIndexByte(line, ' ')+1:], &count)
				total += int(count)
			}
		}
		response.Body.Close()
		if err := lines.Err(); err != nil {
			return 0, err
		}
	}
	return total, nil
}
