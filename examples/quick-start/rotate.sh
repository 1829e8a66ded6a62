# WORKBENCH_API_KEY is the key of an Organization Admin. The key "deploy" is in .env.
npx @workbench-sdk/cli rotate --account deployer --older-than 90d --dotenv .env --dry-run
npx @workbench-sdk/cli rotate --account deployer --older-than 90d --dotenv .env --grace-period 5s
