// Command dynamic answers what HashiCorp's library makes of bodies with dynamic blocks. JSON lines in: {"id", "src"}, src being
// base64. JSON lines out: {"id", "errors": [{"line", "column", "summary"}], "ranges": ["TYPE VALUE"]}; the second is JSON of the
// whole body. A body has an attribute name, blocks item { key value part { text } } and at most one block one { value }.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"log"
	"os"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/ext/dynblock"
	"github.com/hashicorp/hcl/v2/hcldec"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
	ctyjson "github.com/zclconf/go-cty/cty/json"
)

type question struct {
	ID  string `json:"id"`
	Src []byte `json:"src"`
}

type problem struct {
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Summary string `json:"summary"`
}

type answer struct {
	ID     string    `json:"id"`
	Errors []problem `json:"errors"`
	Ranges []string  `json:"ranges"`
}

var (
	spec = hcldec.ObjectSpec{
		"name": attribute("name"),
		"item": &hcldec.BlockTupleSpec{TypeName: "item", Nested: hcldec.ObjectSpec{
			"key":   attribute("key"),
			"value": attribute("value"),
			"part":  &hcldec.BlockTupleSpec{TypeName: "part", Nested: hcldec.ObjectSpec{"text": attribute("text")}},
		}},
		"one": &hcldec.BlockSpec{TypeName: "one", Nested: hcldec.ObjectSpec{"value": attribute("value")}},
	}
	context = &hcl.EvalContext{Functions: map[string]function.Function{
		"upper":  stdlib.UpperFunc,
		"tolist": stdlib.MakeToFunc(cty.List(cty.DynamicPseudoType)),
		"toset":  stdlib.MakeToFunc(cty.Set(cty.DynamicPseudoType)),
		"tomap":  stdlib.MakeToFunc(cty.Map(cty.DynamicPseudoType)),
	}}
)

func attribute(name string) hcldec.Spec {
	return &hcldec.AttrSpec{Name: name, Type: cty.DynamicPseudoType}
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 16<<20)
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	for in.Scan() {
		var q question
		if err := json.Unmarshal(in.Bytes(), &q); err != nil {
			log.Fatal(err)
		}
		if err := out.Encode(decode(q)); err != nil {
			log.Fatal(err)
		}
	}
	if err := in.Err(); err != nil {
		log.Fatal(err)
	}
}

func decode(q question) answer {
	a := answer{q.ID, []problem{}, []string{}}
	file, diags := hclsyntax.ParseConfig(q.Src, "main.hcl", hcl.InitialPos)
	if !diags.HasErrors() {
		var v cty.Value
		v, diags = hcldec.Decode(dynblock.Expand(file.Body, context), spec, context)
		if !diags.HasErrors() {
			a.Ranges = append(a.Ranges, text(v))
		}
	}
	for _, d := range diags {
		if d.Severity == hcl.DiagError && d.Subject != nil {
			a.Errors = append(a.Errors, problem{d.Subject.Start.Line, d.Subject.Start.Column, d.Summary})
		}
	}
	return a
}

func text(v cty.Value) string {
	t, err := ctyjson.MarshalType(v.Type())
	if err != nil {
		log.Fatal(err)
	}
	j, err := ctyjson.Marshal(v, v.Type())
	if err != nil {
		log.Fatal(err)
	}
	return fmt.Sprintf("%s %s", t, j)
}
