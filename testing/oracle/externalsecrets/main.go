// Calls template functions of External Secrets, as an oracle for those of engine/template.
//
// Reads JSON lines {"id","function","arguments"}; writes {"id","result"} or {"id","error"}. Arguments and results are in
// base64.
package main

import (
	"bufio"
	"encoding/json"
	"log"
	"os"
	"reflect"

	template "github.com/external-secrets/external-secrets/pkg/template/v2"
)

type call struct {
	ID        string   `json:"id"`
	Function  string   `json:"function"`
	Arguments [][]byte `json:"arguments"`
}

type answer struct {
	ID     string `json:"id"`
	Result []byte `json:"result"`
	Error  string `json:"error,omitempty"`
}

func answerTo(c call) (a answer) {
	a.ID = c.ID
	defer func() {
		if r := recover(); r != nil { // it does so where there is no PEM at all
			a.Error = "panic"
		}
	}()
	var arguments []reflect.Value
	for _, argument := range c.Arguments {
		arguments = append(arguments, reflect.ValueOf(string(argument)))
	}
	results := reflect.ValueOf(template.FuncMap()[c.Function]).Call(arguments)
	if err, failed := results[1].Interface().(error); failed {
		a.Error = err.Error()
		return a
	}
	a.Result = []byte(results[0].String())
	return a
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 16<<20)
	out := json.NewEncoder(os.Stdout)
	for in.Scan() {
		var c call
		if err := json.Unmarshal(in.Bytes(), &c); err != nil {
			log.Fatal(err)
		}
		if err := out.Encode(answerTo(c)); err != nil {
			log.Fatal(err)
		}
	}
	if err := in.Err(); err != nil {
		log.Fatal(err)
	}
}
