npx @workbench-sdk/cli audit --state active --json | jq 'reduce .keys[] as $key ({}; .[$key.account] += 1)'
