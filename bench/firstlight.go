package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// One password and one federated object for each of n keys, in ten namespaces.
const configuration = `variable "n" { type = number }

variable "note" {
  type    = string
  default = "as it was"
}

locals {
  # range() makes at most 1,024 numbers, as in OpenTofu.
  thousands = [for t in range(ceil(var.n / 1000)) : [for i in range(1000) : 1000 * t + i if 1000 * t + i < var.n]]
  all       = { for i in flatten(local.thousands) : "s${i}" => "bench-${i %% 10}" }
}

generator "password" "p" {
  for_each = local.all
  length   = 32
}

secret "s" {
  for_each = local.all
  data = {
    password = generator.password.p[each.key].value
    note     = each.key == "s0" ? var.note : "as it was"
  }
}

%s
federation "f" {
  for_each = local.all
  source   = secret.s[each.key]
  to {
    targets    = [target.%s]
%s
    name       = each.key
  }
}
`

const objectsConcurrency = "16"

type project struct {
	tacit, dir string
	n          int
	env        []string
}

func newProject(root string, n int, target, reference, namespaces string) (*project, error) {
	dir, err := os.MkdirTemp("", "tacit-bench")
	if err != nil {
		return nil, err
	}
	text := fmt.Sprintf(configuration, target, reference, namespaces)
	if err := os.WriteFile(filepath.Join(dir, "main.tacit.hcl"), []byte(text), 0o600); err != nil {
		return nil, err
	}
	data := filepath.Join(dir, "data")
	return &project{filepath.Join(root, "tacit"), dir, n, []string{"TACIT_DATA_DIR=" + data}}, nil
}

func (p *project) run(exit int, command string, more ...string) (run, error) {
	arguments := append([]string{"-chdir=" + p.dir, command, fmt.Sprintf("-var=n=%d", p.n)}, more...)
	return expect(exit, p.env, p.tacit, arguments...)
}

func firstLight(root string, large, rounds int) error {
	if err := alone(root); err != nil {
		return err
	}
	home, err := execute(nil, filepath.Join(root, ".mvn", "find-jdk25"))
	if err != nil {
		return err
	}
	c, err := startCluster(root, filepath.Join(strings.TrimSpace(home.output), "bin", "java"))
	if err != nil {
		return err
	}
	defer c.stop()
	if err := c.createNamespaces(); err != nil {
		return err
	}
	small, err := sized(root, c, large/5, 0)
	if err != nil {
		return err
	}
	if err := c.clear(); err != nil {
		return err
	}
	big, err := sized(root, c, large, rounds)
	if err != nil {
		return err
	}
	n := fmt.Sprintf("N=%d / N=%d ", large, large/5)
	figure(n+"fresh plan", big.freshPlan/small.freshPlan, "x", 5.5, true)
	figure(n+"no-op plan", big.noopPlan/small.noopPlan, "x", 5.5, true)
	figure(n+"one-change apply", big.oneChange/small.oneChange, "x", 5.5, true)
	note(n+"first apply", big.firstApply/small.firstApply, "x")
	return nil
}

// alone measures the smallest configuration without a cluster.
func alone(root string) error {
	p, err := newProject(root, 1, `target "directory" "d" { path = "${path.root}/run" }`, "directory.d", "")
	if err != nil {
		return err
	}
	defer os.RemoveAll(p.dir)
	if _, err := p.run(0, "apply", "-auto-approve"); err != nil {
		return err
	}
	var times []float64
	for range 15 {
		r, err := p.run(0, "plan")
		if err != nil {
			return err
		}
		times = append(times, r.seconds*1000)
	}
	figure("N=1 no-op plan without a cluster, median of 15", median(times), "ms", 300, true)
	return nil
}

type sizes struct{ freshPlan, noopPlan, oneChange, firstApply float64 }

func sized(root string, c *cluster, n, rounds int) (sizes, error) {
	target := fmt.Sprintf("target \"kubernetes\" \"k\" {\n  kubeconfig = %q\n  context    = %q\n}\n", c.Kubeconfig, context(c))
	p, err := newProject(root, n, target, "kubernetes.k", `    namespaces = [each.value]`)
	if err != nil {
		return sizes{}, err
	}
	defer os.RemoveAll(p.dir)
	label := fmt.Sprintf("N=%d ", n)
	var s sizes
	peak := 0.0
	measure := func(times int, into *float64, before func(int) []string, exit int, command string, more ...string) error {
		var seconds []float64
		for i := range times {
			arguments := more
			if before != nil {
				arguments = append(append([]string(nil), more...), before(i)...)
			}
			r, err := p.run(exit, command, arguments...)
			if err != nil {
				return err
			}
			seconds = append(seconds, r.seconds)
			peak = max(peak, r.peakMiB)
		}
		*into = median(seconds)
		return nil
	}
	if err := measure(3, &s.freshPlan, nil, 0, "plan"); err != nil {
		return s, err
	}
	if err := measure(1, &s.firstApply, nil, 0, "apply", "-auto-approve"); err != nil {
		return s, err
	}
	if err := measure(3, &s.noopPlan, nil, 0, "plan"); err != nil {
		return s, err
	}
	change := func(i int) []string { return []string{fmt.Sprintf("-var=note=changed %d", i)} }
	if err := measure(3, &s.oneChange, change, 0, "apply", "-auto-approve"); err != nil {
		return s, err
	}
	if rounds == 0 {
		note(label+"fresh plan, median of 3", s.freshPlan, "s")
		note(label+"no-op plan, median of 3", s.noopPlan, "s")
		note(label+"one-change apply, median of 3", s.oneChange, "s")
		return s, nil
	}
	figure(label+"fresh plan, median of 3", s.freshPlan, "s", 3.5, true)
	figure(label+"no-op plan, median of 3", s.noopPlan, "s", 2.5, true)
	figure(label+"one-change apply, median of 3", s.oneChange, "s", 2.5, true)
	note(label+"first apply", s.firstApply, "s")
	figure(label+"peak memory of any of these (VmHWM)", peak, "MiB", 400, true)
	return s, deliveries(p, c, rounds, change(2))
}

// deliveries compares making all objects anew: Tacit repairs what was deleted, a bare client sends the same bodies.
func deliveries(p *project, c *cluster, rounds int, variables []string) error {
	objects, err := c.secrets()
	if err != nil {
		return err
	}
	requests, manifests, err := prepared(p.dir, objects)
	if err != nil {
		return err
	}
	var ours, bare, ratios []float64
	for range rounds {
		mine, err := rate(c, len(objects), func() error {
			_, err := p.run(0, "apply", append([]string{"-auto-approve"}, variables...)...)
			return err
		})
		if err != nil {
			return err
		}
		theirs, err := rate(c, len(objects), func() error {
			_, err := expect(0, nil, c.Replay, "-server", c.Server, "-token", c.Token, "-ca", c.CAFile,
				"-requests", requests, "-concurrency", objectsConcurrency)
			return err
		})
		if err != nil {
			return err
		}
		ours, bare, ratios = append(ours, mine), append(bare, theirs), append(ratios, mine/theirs)
	}
	note("deliveries: Tacit, median", median(ours), "/s")
	note("deliveries: bare Go client, same bodies, median", median(bare), "/s")
	figure(fmt.Sprintf("deliveries: Tacit / bare client, median of %d", rounds), median(ratios), "", 0.6, false)

	few := min(1000, len(objects))
	kubectl, err := rate(c, few, func() error {
		_, err := expect(0, nil, c.Kubectl, "--kubeconfig", c.Kubeconfig, "apply", "--server-side", "-f", manifests)
		return err
	})
	if err != nil {
		return err
	}
	note(fmt.Sprintf("deliveries: kubectl apply --server-side of %d", few), kubectl, "/s")
	return nil
}

func rate(c *cluster, expected int, deliver func() error) (float64, error) {
	if err := c.clear(); err != nil {
		return 0, err
	}
	w, err := c.watch()
	if err != nil {
		return 0, err
	}
	if err := deliver(); err != nil {
		return 0, err
	}
	return w.perSecond(expected)
}

// prepared writes the objects as they stood in the cluster: for the bare client, and the first thousand for kubectl.
func prepared(dir string, objects []secret) (requests, manifests string, err error) {
	var lines, list strings.Builder
	for i, object := range objects {
		body := map[string]any{
			"apiVersion": "v1", "kind": "Secret", "metadata": object.Metadata, "type": object.Type, "data": object.Data}
		encoded, err := json.Marshal(body)
		if err != nil {
			return "", "", err
		}
		line, err := json.Marshal(map[string]any{
			"method": "POST", "path": "/api/v1/namespaces/" + object.Metadata.Namespace + "/secrets",
			"body": json.RawMessage(encoded)})
		if err != nil {
			return "", "", err
		}
		lines.Write(append(line, '\n'))
		if i < 1000 {
			list.WriteString("---\n")
			list.Write(append(encoded, '\n'))
		}
	}
	requests = filepath.Join(dir, "requests.jsonl")
	manifests = filepath.Join(dir, "manifests.yaml")
	if err := os.WriteFile(requests, []byte(lines.String()), 0o600); err != nil {
		return "", "", err
	}
	return requests, manifests, os.WriteFile(manifests, []byte(list.String()), 0o600)
}

// context is the kubeconfig's current one.
func context(c *cluster) string {
	text, err := os.ReadFile(c.Kubeconfig)
	if err != nil {
		return ""
	}
	for line := range strings.Lines(string(text)) {
		if rest, found := strings.CutPrefix(strings.TrimSpace(line), "current-context:"); found {
			return strings.Trim(strings.TrimSpace(rest), `"'`)
		}
	}
	return ""
}
