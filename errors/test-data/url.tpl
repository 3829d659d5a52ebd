postgres://{{ .user }}:{{ .password }}@db/
