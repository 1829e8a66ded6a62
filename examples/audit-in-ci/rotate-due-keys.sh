npx @workbench-sdk/cli audit --due --json | jq -r '[.keys[].accountId] | unique[]' | while read -r account; do
  npx @workbench-sdk/cli rotate --account "$account" --older-than 90d --folder secrets --file '{ACCOUNT}_{NAME}' --grace-period 1s < /dev/null
done
