npx @workbench-sdk/cli rotate --account deployer --older-than 90d --dotenv .env --dry-run
npx @workbench-sdk/cli rotate --account deployer --older-than 90d --dotenv .env --grace-period 5s
