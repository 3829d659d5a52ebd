// Command hcl answers what HashiCorp's parser makes of files. JSON lines in: {"id", "src"}, src being base64. JSON lines
// out: {"id", "errors": [{"line", "column", "summary"}], "ranges": ["attribute name 1:1@0-1:5@4", ...]}, each in source order;
// ranges are listed for files without errors.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"sort"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
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

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 16<<20)
	out := json.NewEncoder(os.Stdout)
	for in.Scan() {
		var q question
		if err := json.Unmarshal(in.Bytes(), &q); err != nil {
			log.Fatal(err)
		}
		if err := out.Encode(parse(q)); err != nil {
			log.Fatal(err)
		}
	}
	if err := in.Err(); err != nil {
		log.Fatal(err)
	}
}

func parse(q question) answer {
	file, diags := hclsyntax.ParseConfig(q.Src, "main.hcl", hcl.InitialPos)
	a := answer{q.ID, []problem{}, []string{}}
	for _, d := range diags {
		if d.Severity == hcl.DiagError && d.Subject != nil {
			a.Errors = append(a.Errors, problem{d.Subject.Start.Line, d.Subject.Start.Column, d.Summary})
		}
	}
	sort.SliceStable(a.Errors, func(i, j int) bool {
		x, y := a.Errors[i], a.Errors[j]
		return x.Line < y.Line || x.Line == y.Line && x.Column < y.Column
	})
	if len(a.Errors) == 0 {
		a.body(file.Body.(*hclsyntax.Body))
	}
	return a
}

func (a *answer) body(body *hclsyntax.Body) {
	attributes := make([]*hclsyntax.Attribute, 0, len(body.Attributes))
	for _, attribute := range body.Attributes {
		attributes = append(attributes, attribute)
	}
	sort.Slice(attributes, func(i, j int) bool {
		return attributes[i].NameRange.Start.Byte < attributes[j].NameRange.Start.Byte
	})
	for _, attribute := range attributes {
		a.add("name", attribute.NameRange)
		a.add("expression", attribute.Expr.Range())
	}
	for _, block := range body.Blocks {
		a.add("type", block.TypeRange)
		for _, label := range block.LabelRanges {
			a.add("label", label)
		}
		a.add("open", block.OpenBraceRange)
		a.body(block.Body)
		a.add("close", block.CloseBraceRange)
	}
}

func (a *answer) add(what string, r hcl.Range) {
	a.Ranges = append(a.Ranges, fmt.Sprintf("%s %d:%d@%d-%d:%d@%d",
		what, r.Start.Line, r.Start.Column, r.Start.Byte, r.End.Line, r.End.Column, r.End.Byte))
}
