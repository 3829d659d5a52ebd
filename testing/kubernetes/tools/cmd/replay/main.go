// Command replay sends prepared requests to an API server with bare net/http, and says how fast the answers came. It
// is the yardstick for Tacit's own deliveries: the same bodies, the same concurrency, nothing in between.
package main

import (
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// request is one line of the file. A body is JSON itself or, for text that has to be sent byte for byte, a string.
type request struct {
	Method      string          `json:"method"`
	Path        string          `json:"path"`
	ContentType string          `json:"contentType"`
	Body        json.RawMessage `json:"body"`
}

// result is printed as one line of JSON. Seconds run from the first answer to the last.
type result struct {
	Requests  int         `json:"requests"`
	Statuses  map[int]int `json:"statuses"`
	Seconds   float64     `json:"seconds"`
	PerSecond float64     `json:"perSecond"`
	Protocol  string      `json:"protocol"`
}

type options struct {
	server, token, tokenFile, caFile, file string
	concurrency                            int
}

func main() {
	var o options
	flag.StringVar(&o.server, "server", "", "URL of the API server")
	flag.StringVar(&o.token, "token", "", "bearer token")
	flag.StringVar(&o.tokenFile, "token-file", "", "file holding the bearer token")
	flag.StringVar(&o.caFile, "ca", "", "PEM file of the authority to trust")
	flag.StringVar(&o.file, "requests", "", "JSON lines of {method, path, contentType, body}")
	flag.IntVar(&o.concurrency, "concurrency", 16, "requests in flight")
	flag.Parse()
	if err := run(o, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "replay:", err)
		os.Exit(1)
	}
}

func run(o options, out io.Writer) error {
	requests, err := prepare(o)
	if err != nil {
		return err
	}
	client, err := newClient(o.caFile)
	if err != nil {
		return err
	}
	// The connection is made beforehand, as a client that has just planned has one already.
	if err := warmUp(client, o.server, requests[0].Header); err != nil {
		return err
	}
	r, err := replay(client, requests, o.concurrency)
	if err != nil {
		return err
	}
	return json.NewEncoder(out).Encode(r)
}

func prepare(o options) ([]*http.Request, error) {
	token := o.token
	if o.tokenFile != "" {
		read, err := os.ReadFile(o.tokenFile)
		if err != nil {
			return nil, err
		}
		token = strings.TrimSpace(string(read))
	}
	file, err := os.Open(o.file)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var requests []*http.Request
	for lines := json.NewDecoder(file); ; {
		var line request
		if err := lines.Decode(&line); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, fmt.Errorf("request %d: %w", len(requests)+1, err)
		}
		body := []byte(line.Body)
		var text string
		if len(body) > 0 && body[0] == '"' && json.Unmarshal(body, &text) == nil {
			body = []byte(text)
		}
		req, err := http.NewRequest(line.Method, strings.TrimSuffix(o.server, "/")+line.Path, bytes.NewReader(body))
		if err != nil {
			return nil, fmt.Errorf("request %d: %w", len(requests)+1, err)
		}
		contentType := line.ContentType
		if contentType == "" {
			contentType = "application/json"
		}
		req.Header.Set("Content-Type", contentType)
		req.Header.Set("Accept", "application/json")
		req.Header.Set("Authorization", "Bearer "+token)
		requests = append(requests, req)
	}
	if len(requests) == 0 {
		return nil, errors.New("no requests in " + o.file)
	}
	return requests, nil
}

func newClient(caFile string) (*http.Client, error) {
	pem, err := os.ReadFile(caFile)
	if err != nil {
		return nil, err
	}
	pool := x509.NewCertPool()
	if !pool.AppendCertsFromPEM(pem) {
		return nil, errors.New("no certificate in " + caFile)
	}
	return &http.Client{Transport: &http.Transport{
		TLSClientConfig:   &tls.Config{RootCAs: pool},
		ForceAttemptHTTP2: true,
	}}, nil
}

func warmUp(client *http.Client, server string, header http.Header) error {
	req, err := http.NewRequest(http.MethodGet, strings.TrimSuffix(server, "/")+"/version", nil)
	if err != nil {
		return err
	}
	req.Header = header.Clone()
	answer, err := client.Do(req)
	if err != nil {
		return err
	}
	return drain(answer)
}

func drain(answer *http.Response) error {
	_, err := io.Copy(io.Discard, answer.Body)
	return errors.Join(err, answer.Body.Close())
}

func replay(client *http.Client, requests []*http.Request, concurrency int) (result, error) {
	var next atomic.Int64
	var mutex sync.Mutex
	var first, last time.Time
	var failed error
	r := result{Requests: len(requests), Statuses: map[int]int{}}
	var workers sync.WaitGroup
	for range concurrency {
		workers.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(requests)); i = next.Add(1) - 1 {
				answer, err := client.Do(requests[i])
				if err == nil {
					err = drain(answer)
				}
				now := time.Now()
				mutex.Lock()
				if first.IsZero() {
					first = now
				}
				last = now
				if err != nil {
					failed = err
				} else {
					r.Statuses[answer.StatusCode]++
					r.Protocol = answer.Proto
				}
				mutex.Unlock()
			}
		})
	}
	workers.Wait()
	r.Seconds = last.Sub(first).Seconds()
	if r.Seconds > 0 {
		r.PerSecond = float64(len(requests)-1) / r.Seconds
	}
	return r, failed
}
