module tacit.dev/bench

go 1.26
