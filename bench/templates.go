package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"text/template"
	"time"
)

// Ten actions, each of another kind.
var actions = []string{
	`{{ .user }}`,
	`{{ .password | printf "%q" }}`,
	`{{ range $i, $h := .hosts }}{{ $h }}:{{ $.port }} {{ end }}`,
	`{{ if .tls.on }}sslmode=require{{ else }}sslmode=disable{{ end }}`,
	`{{ urlquery .password }}`,
	`{{ with .tls }}{{ .on }}{{ end }}`,
	`{{ $n := len .hosts }}{{ if gt $n 2 }}{{ $n }}{{ end }}`,
	`{{ index .hosts 1 }}`,
	`{{ printf "%05d" .port }}`,
	`{{ eq .user "app" }}`,
}

const data = `{"user":"app","password":"p@ss w0rd","port":5432,"hosts":["a","b","c"],"tls":{"on":true}}`

type templateCase struct {
	ID       string          `json:"id"`
	Template string          `json:"template"`
	Data     json.RawMessage `json:"data"`
}

type rendered struct {
	ID     string `json:"id"`
	Result string `json:"result"`
}

// templates compares reading, rendering and answering n cases: `tacit template test --cases` beside Go's engine, which
// does the same work in this process. Warm is what n further cases cost once n went before.
func templates(root string, n int) error {
	dir, err := os.MkdirTemp("", "tacit-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	const further = 4
	first, all := filepath.Join(dir, "first.jsonl"), filepath.Join(dir, "all.jsonl")
	if err := errors.Join(writeCases(first, n), writeCases(all, (1+further)*n)); err != nil {
		return err
	}
	if err := sameAnswers(root, first); err != nil {
		return err
	}
	var ours, goes []float64
	peak := 0.0
	for range 3 {
		short, err := expect(0, nil, filepath.Join(root, "tacit"), "template", "test", "-cases="+first)
		if err != nil {
			return err
		}
		long, err := expect(0, nil, filepath.Join(root, "tacit"), "template", "test", "-cases="+all)
		if err != nil {
			return err
		}
		ours = append(ours, (long.seconds-short.seconds)/further)
		peak = max(peak, long.peakMiB)
		before := time.Now()
		if err := goAnswers(first, io.Discard); err != nil {
			return err
		}
		between := time.Now()
		if err := goAnswers(all, io.Discard); err != nil {
			return err
		}
		goes = append(goes, (time.Since(between)-between.Sub(before)).Seconds()/further)
	}
	label := fmt.Sprintf("%d templates of 1 KB with 10 actions, warm", n)
	figure(label, median(ours), "s", 1, true)
	note("the same by Go's text/template", median(goes), "s")
	figure("Tacit / Go", median(ours)/median(goes), "x", 3, true)
	note(fmt.Sprintf("peak memory for %d of them (VmHWM)", (1+further)*n), peak, "MiB")
	return nil
}

func writeCases(path string, n int) error {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	for i := range n {
		var text strings.Builder
		fmt.Fprintf(&text, "# template %d\n", i)
		for _, action := range actions {
			text.WriteString("some = text around it; " + action + strings.Repeat(" and more of that, ", 2) + "\n")
		}
		text.WriteString(strings.Repeat(".", max(0, 1024-text.Len())))
		if err := encoder.Encode(templateCase{fmt.Sprint(i), text.String(), json.RawMessage(data)}); err != nil {
			return err
		}
	}
	return os.WriteFile(path, out.Bytes(), 0o600)
}

func goAnswers(path string, to io.Writer) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	out := bufio.NewWriter(to)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for lines.Scan() {
		var c templateCase
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			return err
		}
		decoder := json.NewDecoder(bytes.NewReader(c.Data))
		decoder.UseNumber()
		var value map[string]any
		if err := decoder.Decode(&value); err != nil {
			return err
		}
		whole, err := value["port"].(json.Number).Int64()
		if err != nil {
			return err
		}
		value["port"] = whole
		t, err := template.New("main").Option("missingkey=error").Parse(c.Template)
		if err != nil {
			return err
		}
		var text strings.Builder
		if err := t.Execute(&text, value); err != nil {
			return err
		}
		if err := encoder.Encode(rendered{c.ID, text.String()}); err != nil {
			return err
		}
	}
	return errors.Join(lines.Err(), out.Flush())
}

// sameAnswers fails unless both say the same: wrong answers are no figure.
func sameAnswers(root, cases string) error {
	r, err := expect(0, nil, filepath.Join(root, "tacit"), "template", "test", "-cases="+cases)
	if err != nil {
		return err
	}
	var wanted strings.Builder
	if err := goAnswers(cases, &wanted); err != nil {
		return err
	}
	ours, theirs := strings.Split(r.output, "\n"), strings.Split(wanted.String(), "\n")
	if len(ours) != len(theirs) {
		return fmt.Errorf("%d answers instead of %d", len(ours), len(theirs))
	}
	for i := range ours {
		if theirs[i] == "" && ours[i] == "" {
			continue
		}
		var a, b rendered
		if err := errors.Join(json.Unmarshal([]byte(ours[i]), &a), json.Unmarshal([]byte(theirs[i]), &b)); err != nil {
			return err
		}
		if a != b {
			return fmt.Errorf("answer %d: %q instead of %q", i, a.Result, b.Result)
		}
	}
	return nil
}
