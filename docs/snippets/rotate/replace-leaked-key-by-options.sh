npx @workbench-sdk/cli rotate --account deployer --key deploy --dotenv .env --force --grace-period 0s --retire delete --delete-after 0s
