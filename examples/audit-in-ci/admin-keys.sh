npx @workbench-sdk/cli audit --role admin --no-read-only --sort account
