package main

import (
	"net/url"
	"strings"
	"text/template"

	"sigs.k8s.io/yaml"
)

// others are functions that users of Helm or External Secrets know. Those hide errors; these do not.
var others = template.FuncMap{
	"toYaml": func(value any) (string, error) {
		document, err := yaml.Marshal(value)
		return strings.TrimSuffix(string(document), "\n"), err
	},
	"fromYaml": func(document string) (map[string]any, error) {
		value := map[string]any{}
		err := yaml.Unmarshal([]byte(document), &value)
		return value, err
	},
	"urluserinfo": func(part string) string {
		return strings.TrimPrefix(url.UserPassword("", part).String(), ":")
	},
}
