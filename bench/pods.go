package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

const podsConfiguration = `variable "value" { type = string }

target "kubernetes" "c" {
  kubeconfig = %q
  context    = %q
  observe    = %q
}

secret "s" { data = { value = var.value, other = "same" } }

federation "f" {
  source = secret.s
  to {
    targets    = [target.kubernetes.c]
    namespaces = [for i in range(%d) : "pods-${i}"]
    name       = "db"
  }
}
`

// pods measures a plan that changes one secret in 200 namespaces, among n Pods of 8 KB, one in ten of which refers to it.
func pods(root string, n int) error {
	const namespaces = 200
	home, err := execute(nil, filepath.Join(root, ".mvn", "find-jdk25"))
	if err != nil {
		return err
	}
	c, err := startCluster(root, filepath.Join(strings.TrimSpace(home.output), "bin", "java"))
	if err != nil {
		return err
	}
	defer c.stop()
	for i := range namespaces {
		body := map[string]any{"metadata": map[string]any{"name": fmt.Sprintf("pods-%d", i)}}
		if err := c.do("POST", "/api/v1/namespaces", body, nil); err != nil {
			return err
		}
	}
	if err := c.createPods(n, namespaces); err != nil {
		return err
	}
	for _, observe := range []string{"namespaces", "cluster"} {
		dir, err := os.MkdirTemp("", "tacit-bench")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		text := fmt.Sprintf(podsConfiguration, c.Kubeconfig, context(c), observe, namespaces)
		if err := os.WriteFile(filepath.Join(dir, "main.tacit.hcl"), []byte(text), 0o600); err != nil {
			return err
		}
		tacit := filepath.Join(root, "tacit")
		chdir := "-chdir=" + dir
		env := []string{"TACIT_DATA_DIR=" + filepath.Join(dir, "data"), "TACIT_VAR_value=one"}
		if _, err := expect(0, env, tacit, chdir, "apply", "-auto-approve"); err != nil {
			return err
		}
		label := fmt.Sprintf("%d Pods of 8 KB, observe = %q: ", n, observe)
		idle, err := expect(0, env, tacit, chdir, "plan", "-detailed-exitcode")
		if err != nil {
			return err
		}
		note(label+"no-op plan", idle.seconds, "s")
		env[1] = "TACIT_VAR_value=two"
		var seconds []float64
		var peak float64
		for range 3 {
			r, err := expect(2, env, tacit, chdir, "plan", "-detailed-exitcode")
			if err != nil {
				return err
			}
			if !strings.Contains(r.output, fmt.Sprintf("%d workloads will not see it", namespaces)) {
				return fmt.Errorf("the plan does not count the workloads:\n%s", r.output)
			}
			seconds, peak = append(seconds, r.seconds), max(peak, r.peakMiB)
		}
		figure(label+"plan, median of 3", median(seconds), "s", 12, true)
		figure(label+"plan, peak memory (VmHWM)", peak, "MiB", 600, true)
		if _, err := expect(0, env, tacit, chdir, "destroy", "-auto-approve", "-allow-delete-in-use",
			fmt.Sprintf("-allow-deletes=%d", namespaces)); err != nil {
			return err
		}
	}
	return nil
}

func (c *cluster) createPods(n, namespaces int) error {
	padding := strings.Repeat("x", 7000)
	numbers := make(chan int)
	failures := make(chan error, 16)
	var workers sync.WaitGroup
	for range 16 {
		workers.Add(1)
		go func() {
			defer workers.Done()
			for i := range numbers {
				if err := c.createPod(i, i%namespaces, padding); err != nil {
					select {
					case failures <- err:
					default:
					}
				}
			}
		}()
	}
	for i := range n {
		numbers <- i
	}
	close(numbers)
	workers.Wait()
	select {
	case err := <-failures:
		return err
	default:
		return nil
	}
}

func (c *cluster) createPod(i, namespace int, padding string) error {
	// In each namespace one Deployment of ten Pods reads the Secret, nine others do not.
	owner := fmt.Sprintf("app-%d", i/2000)
	name := "other"
	if i/2000 == 0 {
		name = "db"
	}
	return c.do("POST", fmt.Sprintf("/api/v1/namespaces/pods-%d/pods", namespace), map[string]any{
		"metadata": map[string]any{
			"name":        fmt.Sprintf("%s-5d4f-%d", owner, i),
			"labels":      map[string]any{"pod-template-hash": "5d4f"},
			"annotations": map[string]any{"padding": padding},
			"ownerReferences": []any{map[string]any{"apiVersion": "apps/v1", "kind": "ReplicaSet",
				"name": owner + "-5d4f", "uid": "u", "controller": true}},
		},
		"spec": map[string]any{"containers": []any{map[string]any{"name": "c", "image": "i",
			"env": []any{map[string]any{"name": "VALUE", "valueFrom": map[string]any{
				"secretKeyRef": map[string]any{"name": name, "key": "value"}}}}}}},
	}, nil)
}
