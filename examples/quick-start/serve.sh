npx @workbench-sdk/mock serve --json
