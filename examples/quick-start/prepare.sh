curl --silent --show-error --fail --header 'content-type: application/json' $WORKBENCH_BASE_URL/__mock__/seed --data '{"serviceAccounts":
  [{"name":"deployer","keys":[{"name":"deploy","createdAt":"2026-01-01T00:00:00Z"},
                              {"name":"ticket sync","createdAt":"2026-01-01T00:00:00Z"}]}]}' > seeded.json
node -pe '
  const [deploy, ticketSync] = JSON.parse(fs.readFileSync("seeded.json")).serviceAccounts[0].keys;
  `KEY_DEPLOY=${deploy.token}\nKEY_TICKET_SYNC=${ticketSync.token}`' > .env
