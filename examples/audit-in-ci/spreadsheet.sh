npx @workbench-sdk/cli audit --format csv > keys.csv
