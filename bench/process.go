package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"sort"
	"syscall"
	"time"
)

// run is one finished process. Its peak is the kernel's own count (VmHWM) of the largest process in it: the launcher
// replaces itself by the program.
type run struct {
	seconds float64
	peakMiB float64
	exit    int
	output  string
}

func execute(env []string, name string, arguments ...string) (run, error) {
	command := exec.Command(name, arguments...)
	command.Env = append(os.Environ(), env...)
	var output bytes.Buffer
	command.Stdout = &output
	command.Stderr = &output
	started := time.Now()
	err := command.Run()
	seconds := time.Since(started).Seconds()
	if command.ProcessState == nil {
		return run{}, err
	}
	usage := command.ProcessState.SysUsage().(*syscall.Rusage)
	return run{seconds, float64(usage.Maxrss) / 1024, command.ProcessState.ExitCode(), output.String()}, nil
}

// expect runs and fails unless the exit code is the one awaited: a fast failure is no figure.
func expect(exit int, env []string, name string, arguments ...string) (run, error) {
	r, err := execute(env, name, arguments...)
	if err == nil && r.exit != exit {
		tail := r.output
		if len(tail) > 2000 {
			tail = tail[len(tail)-2000:]
		}
		err = fmt.Errorf("%v ended with %d, not %d:\n%s", arguments, r.exit, exit, tail)
	}
	return r, err
}

func median(values []float64) float64 {
	sorted := append([]float64(nil), values...)
	sort.Float64s(sorted)
	return sorted[len(sorted)/2]
}
