npx @workbench-sdk/cli init --account deployer --dotenv .env --variable WORKBENCH_API_KEY
npx @workbench-sdk/cli check
npx @workbench-sdk/cli rotate --grace-period 5s
npx @workbench-sdk/cli status
npx @workbench-sdk/cli rollback --key deploy
