// Renders templates with Go's own text/template, the functions of sprig, some others, as an oracle for engine/template.
//
// Reads JSON lines {"id","template","data"}; whole JSON numbers become int64. Writes JSON lines {"id","result"}
// ("result_base64" when it is not UTF-8), or {"id","error":"parse"|"exec","line","message"}. What has
// one of Go's complaints in its result, or before its error, has "complaint", too.
package main

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"log"
	"maps"
	"math"
	"os"
	"regexp"
	"slices"
	"strconv"
	"text/template"
	"unicode/utf8"

	"github.com/Masterminds/sprig/v3"
)

type testCase struct {
	ID       string          `json:"id"`
	Template string          `json:"template"`
	Data     json.RawMessage `json:"data"`
}

type answer struct {
	ID           string  `json:"id"`
	Result       *string `json:"result,omitempty"`
	ResultBase64 *string `json:"result_base64,omitempty"`
	Complaint    bool    `json:"complaint,omitempty"`
	Error        string  `json:"error,omitempty"`
	Line         int     `json:"line,omitempty"`
	Message      string  `json:"message,omitempty"`
}

var position = regexp.MustCompile(`^template: main:(\d+)`)

var functions = allFunctions()

func allFunctions() template.FuncMap {
	functions := sprig.TxtFuncMap()
	maps.Copy(functions, others)
	return functions
}

func failed(id, kind string, err error) answer {
	line := 0
	if m := position.FindStringSubmatch(err.Error()); m != nil {
		line, _ = strconv.Atoi(m[1])
	}
	return answer{ID: id, Error: kind, Line: line, Message: err.Error()}
}

func answerTo(c testCase) answer {
	decoder := json.NewDecoder(bytes.NewReader(c.Data))
	decoder.UseNumber()
	var data any
	if err := decoder.Decode(&data); err != nil {
		log.Fatalf("%s: %v", c.ID, err)
	}
	var out bytes.Buffer
	checked := &complaints{out: &out}
	t, err := template.New("main").Option("missingkey=error").Funcs(functions).Funcs(checked.functions()).Parse(c.Template)
	if err != nil {
		return failed(c.ID, "parse", err)
	}
	if err := t.Execute(checked, numbers(data)); err != nil {
		failure := failed(c.ID, "exec", err)
		failure.Complaint = checked.seen
		return failure
	}
	if !utf8.Valid(out.Bytes()) {
		encoded := base64.StdEncoding.EncodeToString(out.Bytes())
		return answer{ID: c.ID, ResultBase64: &encoded, Complaint: checked.seen}
	}
	result := out.String()
	return answer{ID: c.ID, Result: &result, Complaint: checked.seen}
}

func numbers(v any) any {
	switch v := v.(type) {
	case json.Number:
		if whole, err := v.Int64(); err == nil {
			return whole
		}
		f, err := v.Float64()
		if err != nil {
			log.Fatal(err)
		}
		if f == math.Trunc(f) && math.Abs(f) < 1<<62 {
			return int64(f)
		}
		return f
	case []any:
		for i := range v {
			v[i] = numbers(v[i])
		}
		return slices.Clip(v) // what lies behind the end of a slice is an accident of reading JSON
	case map[string]any:
		for k := range v {
			v[k] = numbers(v[k])
		}
	}
	return v
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 16<<20)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for in.Scan() {
		var c testCase
		if err := json.Unmarshal(in.Bytes(), &c); err != nil {
			log.Fatal(err)
		}
		if err := encoder.Encode(answerTo(c)); err != nil {
			log.Fatal(err)
		}
	}
	if err := in.Err(); err != nil {
		log.Fatal(err)
	}
}
