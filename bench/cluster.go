package main

import (
	"bufio"
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// cluster is a real etcd and kube-apiserver, run by the tests' own program until its standard input closes.
type cluster struct {
	Server     string `json:"server"`
	Kubeconfig string `json:"kubeconfig"`
	CAFile     string `json:"caFile"`
	Token      string `json:"token"`
	Kubectl    string `json:"kubectl"`
	Replay     string `json:"replay"`
	client     *http.Client
	input      io.Closer
	process    *exec.Cmd
}

func startCluster(root, java string) (*cluster, error) {
	classes := filepath.Join(root, "testing", "kubernetes", "target", "classes") + string(filepath.ListSeparator) +
		filepath.Join(root, "testing", "rules", "target", "classes")
	process := exec.Command(java, "-cp", classes, "dev.tacit.testing.kubernetes.RunCluster", "kubectl", "replay")
	process.Dir = filepath.Join(root, "testing", "kubernetes")
	process.Stderr = os.Stderr
	input, err := process.StdinPipe()
	if err != nil {
		return nil, err
	}
	output, err := process.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := process.Start(); err != nil {
		return nil, err
	}
	c := &cluster{input: input, process: process}
	line, err := bufio.NewReader(output).ReadBytes('\n')
	if err != nil {
		return nil, fmt.Errorf("the cluster did not start: %w", err)
	}
	if err := json.Unmarshal(line, c); err != nil {
		return nil, err
	}
	pem, err := os.ReadFile(c.CAFile)
	if err != nil {
		return nil, err
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(pem)
	c.client = &http.Client{Transport: &http.Transport{
		TLSClientConfig: &tls.Config{RootCAs: pool}, ForceAttemptHTTP2: true}}
	return c, nil
}

func (c *cluster) stop() {
	c.input.Close()
	c.process.Wait()
}

func (c *cluster) request(method, path string, body any) (*http.Response, error) {
	var reader io.Reader
	if body != nil {
		encoded, err := json.Marshal(body)
		if err != nil {
			return nil, err
		}
		reader = bytes.NewReader(encoded)
	}
	request, err := http.NewRequest(method, strings.TrimSuffix(c.Server, "/")+path, reader)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Authorization", "Bearer "+c.Token)
	request.Header.Set("Content-Type", "application/json")
	return c.client.Do(request)
}

func (c *cluster) do(method, path string, body any, into any) error {
	response, err := c.request(method, path, body)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode >= 300 {
		return fmt.Errorf("%s %s: %s", method, path, response.Status)
	}
	if into == nil {
		_, err = io.Copy(io.Discard, response.Body)
		return err
	}
	return json.NewDecoder(response.Body).Decode(into)
}

func namespace(i int) string { return fmt.Sprintf("bench-%d", i%10) }

func (c *cluster) createNamespaces() error {
	for i := range 10 {
		body := map[string]any{"apiVersion": "v1", "kind": "Namespace", "metadata": map[string]any{"name": namespace(i)}}
		if err := c.do("POST", "/api/v1/namespaces", body, nil); err != nil {
			return err
		}
	}
	return nil
}

// clear deletes every Secret of the ten namespaces.
func (c *cluster) clear() error {
	for i := range 10 {
		if err := c.do("DELETE", "/api/v1/namespaces/"+namespace(i)+"/secrets", nil, nil); err != nil {
			return err
		}
	}
	return nil
}

type secret struct {
	Metadata struct {
		Name        string            `json:"name"`
		Namespace   string            `json:"namespace"`
		Labels      map[string]string `json:"labels,omitempty"`
		Annotations map[string]string `json:"annotations,omitempty"`
	} `json:"metadata"`
	Type string            `json:"type"`
	Data map[string]string `json:"data"`
}

func (c *cluster) secrets() ([]secret, error) {
	var all []secret
	for i := range 10 {
		var list struct {
			Items []secret `json:"items"`
		}
		if err := c.do("GET", "/api/v1/namespaces/"+namespace(i)+"/secrets", nil, &list); err != nil {
			return nil, err
		}
		all = append(all, list.Items...)
	}
	return all, nil
}

// watching counts Secrets as they come into being, by the server's own word, whoever makes them.
type watching struct {
	mutex       sync.Mutex
	first, last time.Time
	count       int
	bodies      []io.Closer
}

func (c *cluster) watch() (*watching, error) {
	w := &watching{}
	for i := range 10 {
		var list struct {
			Metadata struct {
				ResourceVersion string `json:"resourceVersion"`
			} `json:"metadata"`
		}
		path := "/api/v1/namespaces/" + namespace(i) + "/secrets"
		if err := c.do("GET", path+"?limit=1", nil, &list); err != nil {
			return nil, err
		}
		response, err := c.request("GET", path+"?watch=1&resourceVersion="+list.Metadata.ResourceVersion, nil)
		if err != nil {
			return nil, err
		}
		w.bodies = append(w.bodies, response.Body)
		go w.read(response.Body)
	}
	return w, nil
}

func (w *watching) read(body io.Reader) {
	lines := bufio.NewReaderSize(body, 1<<16)
	for {
		line, err := lines.ReadSlice('\n')
		if err != nil {
			return
		}
		if bytes.HasPrefix(line, []byte(`{"type":"ADDED"`)) {
			now := time.Now()
			w.mutex.Lock()
			if w.count == 0 {
				w.first = now
			}
			w.count++
			w.last = now
			w.mutex.Unlock()
		}
	}
}

// perSecond ends the watch and answers the rate from the first object to the last.
func (w *watching) perSecond(expected int) (float64, error) {
	deadline := time.Now().Add(10 * time.Second)
	for {
		w.mutex.Lock()
		count, first, last := w.count, w.first, w.last
		w.mutex.Unlock()
		if count == expected {
			for _, body := range w.bodies {
				body.Close()
			}
			return float64(count-1) / last.Sub(first).Seconds(), nil
		}
		if time.Now().After(deadline) {
			return 0, fmt.Errorf("%d objects came into being, not %d", count, expected)
		}
		time.Sleep(20 * time.Millisecond)
	}
}
