// Command bench measures Tacit as its users meet it: whole processes, a real API server on the same cores, peers doing the
// same work in the same minutes. It prints one line per figure with its bound, and `holds` or `falls short`.
package main

import (
	"flag"
	"fmt"
	"os"
)

var failed bool

// figure prints one measured value with the bound it is held against.
func figure(name string, value float64, unit string, bound float64, atMost bool) {
	holds := value <= bound
	sign := "<="
	if !atMost {
		holds = value >= bound
		sign = ">="
	}
	verdict := "holds"
	if !holds {
		verdict = "falls short"
		failed = true
	}
	fmt.Printf("%-58s %9.2f %-4s (%s %g)  %s\n", name, value, unit, sign, bound, verdict)
}

// note prints a figure nobody promised anything about.
func note(name string, value float64, unit string) {
	fmt.Printf("%-58s %9.2f %s\n", name, value, unit)
}

func main() {
	root := flag.String("root", "..", "the checkout")
	large := flag.Int("n", 5000, "objects of the large configuration")
	rounds := flag.Int("rounds", 5, "interleaved rounds of deliveries")
	flag.Parse()
	var err error
	switch flag.Arg(0) {
	case "first-light":
		err = firstLight(*root, *large, *rounds)
	case "field":
		err = field(*root, *large*2/5)
	case "pods":
		err = pods(*root, 20_000)
	case "templates":
		err = templates(*root, 10_000)
	case "generators":
		err = generators(*root, 1000)
	default:
		fmt.Fprintln(os.Stderr, "usage: bench/run first-light|field|pods|templates|generators")
		os.Exit(2)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
	if failed {
		os.Exit(3)
	}
}
