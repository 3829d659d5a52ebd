module tacit.dev/testing/oracle/template

go 1.26
