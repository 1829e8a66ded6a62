# The configuration workbench-keys.yaml contains the account and the place of the key:
npx @workbench-sdk/cli rollback --key deploy
# Without a configuration:
npx @workbench-sdk/cli rollback --account deployer --key deploy --dotenv .env
