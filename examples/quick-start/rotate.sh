# WORKBENCH_API_KEY is the key of an Organization Admin.
node examples/rotate-keys/rotate-keys.ts --account deployer --older-than 90d --dotenv .env --dry-run
node examples/rotate-keys/rotate-keys.ts --account deployer --older-than 90d --dotenv .env --grace-period 5s
