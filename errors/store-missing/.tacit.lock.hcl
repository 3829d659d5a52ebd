# Written by Tacit; commit it. It pins this project's store: another one is refused.
store {
  lineage          = "6c702a140a6ac2c77d02aa61f56552ea"
  verification_key = "XaHTqo+SzzxobWwUqwqPfb4Excllr8MUGaLJ5w3mltY="
  sealing_key      = "qXUt5QH5rQJ8fJRaNUKkckAQErbpI8DGzDar4uZLQkM="
}
