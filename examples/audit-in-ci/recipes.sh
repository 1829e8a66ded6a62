# Count the active keys of each account
npx @workbench-sdk/cli audit --state active --json | jq 'reduce .keys[] as $key ({}; .[$key.account] += 1)'

# List the admin keys that have write access
npx @workbench-sdk/cli audit --role admin --no-read-only --sort account

# Rotate the keys that are due, account by account
npx @workbench-sdk/cli audit --due --json | jq -r '[.keys[].accountId] | unique[]' | while read -r account; do
  npx @workbench-sdk/cli rotate --account "$account" --older-than 90d --folder secrets --file '{ACCOUNT}_{NAME}' --grace-period 1s < /dev/null
done

# Create a spreadsheet. In Excel, use Data → From Text/CSV with UTF-8: opening the file with a double click garbles non-Latin names
npx @workbench-sdk/cli audit --format csv > keys.csv
