npx @workbench-sdk/cli rotate --key deploy --force --grace-period 0s --retire delete --delete-after 0s
