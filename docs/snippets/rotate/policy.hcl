path "secret/data/agent" {
  capabilities = ["read", "create", "update"]
}
