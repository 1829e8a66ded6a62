curl --silent --show-error --fail --header 'content-type: application/json' $WORKBENCH_BASE_URL/__mock__/seed \
  --data '{"serviceAccounts":[{"name":"deployer","keys":[{"name":"deploy","createdAt":"2026-01-01T00:00:00Z"}]}]}' |
  node -pe '"WORKBENCH_API_KEY=" + JSON.parse(fs.readFileSync(0)).serviceAccounts[0].keys[0].token' > .env
