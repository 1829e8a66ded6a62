npx @workbench-sdk/cli rotate --key deploy --force --grace-period 0s
