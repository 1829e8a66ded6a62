npx @workbench-sdk/cli rotate --account deployer --key deploy --force --dotenv .env --grace-period 5s
