# The configuration workbench-keys.yaml contains the account and the place of the key:
npx @workbench-sdk/cli rotate --key deploy --force --grace-period 0s
# Without a configuration:
npx @workbench-sdk/cli rotate --account deployer --key deploy --dotenv .env --force --grace-period 0s
