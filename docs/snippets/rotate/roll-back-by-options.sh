npx @workbench-sdk/cli rollback --account deployer --key deploy --dotenv .env
