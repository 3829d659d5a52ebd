// Command probe is an application that tells by digest which bytes it has, never the bytes themselves. It is also the
// tools of its image, by the name it is called with:
//
//	probe sleep          does nothing
//	probe once FILE...   reads the files at its start
//	probe watch FILE...  reads the files again and again, and logs what changed
//	probe env NAME...    reads variables of its environment at its start
//	sha256sum FILE...    as coreutils has it
//	cat FILE...          as coreutils has it
//
// A line of its log reads TIME FILE sha256:DIGEST, with "missing" instead of the digest where there is no file.
package main

import (
	"crypto/sha256"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"
)

func main() {
	name, arguments := filepath.Base(os.Args[0]), os.Args[1:]
	if name == "probe" && len(arguments) > 0 {
		name, arguments = arguments[0], arguments[1:]
	}
	switch name {
	case "sleep":
		untilTold(nil)
	case "once":
		for _, each := range arguments {
			tell(each, ofFile(each))
		}
		untilTold(nil)
	case "watch":
		seen := map[string]string{}
		untilTold(func() {
			for _, each := range arguments {
				if now := ofFile(each); now != seen[each] {
					seen[each] = now
					tell(each, now)
				}
			}
		})
	case "env":
		for _, each := range arguments {
			value, there := os.LookupEnv(each)
			digest := "missing"
			if there {
				digest = of([]byte(value))
			}
			tell(each, digest)
		}
		untilTold(nil)
	case "sha256sum":
		os.Exit(forAll(arguments, func(file string, content []byte) {
			fmt.Printf("%x  %s\n", sha256.Sum256(content), file)
		}))
	case "cat":
		os.Exit(forAll(arguments, func(_ string, content []byte) { os.Stdout.Write(content) }))
	default:
		fmt.Fprintln(os.Stderr, "probe: what is", name)
		os.Exit(2)
	}
}

func untilTold(work func()) {
	told := make(chan os.Signal, 1)
	signal.Notify(told, syscall.SIGTERM, syscall.SIGINT)
	if work == nil {
		<-told
		return
	}
	for {
		work()
		select {
		case <-told:
			return
		case <-time.After(20 * time.Millisecond):
		}
	}
}

func tell(name, digest string) {
	fmt.Println(time.Now().UTC().Format(time.RFC3339Nano), name, digest)
}

func ofFile(file string) string {
	content, err := os.ReadFile(file)
	if err != nil {
		return "missing"
	}
	return of(content)
}

func of(content []byte) string {
	return fmt.Sprintf("sha256:%x", sha256.Sum256(content))
}

func forAll(files []string, do func(string, []byte)) int {
	code := 0
	for _, each := range files {
		content, err := os.ReadFile(each)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			code = 1
			continue
		}
		do(each, content)
	}
	return code
}
