package main

import (
	"fmt"
	"io"
	"regexp"
	"text/template"
)

// complaints notices where Go, instead of failing, writes a complaint into the text: "<no value>" for what is not
// there, "%!d(string=x)" for a verb and an argument that do not fit.
type complaints struct {
	out  io.Writer
	seen bool
}

const noValue = "<no value>"

var marker = regexp.MustCompile(`(?s)%!.?\(`)

// Write sees what each action prints apart.
func (c *complaints) Write(p []byte) (int, error) {
	c.seen = c.seen || string(p) == noValue
	return c.out.Write(p)
}

func (c *complaints) functions() template.FuncMap {
	escaper := func(escape func(...any) string) func(...any) string {
		return func(args ...any) string {
			for _, arg := range args {
				c.seen = c.seen || arg == nil
			}
			return escape(args...)
		}
	}
	return template.FuncMap{
		"printf": func(format string, args ...any) string {
			result := fmt.Sprintf(format, args...)
			given := fmt.Sprint(append(args, format)...)
			c.seen = c.seen || len(marker.FindAllString(result, -1)) > len(marker.FindAllString(given, -1))
			return result
		},
		"html":     escaper(template.HTMLEscaper),
		"js":       escaper(template.JSEscaper),
		"urlquery": escaper(template.URLQueryEscaper),
	}
}
