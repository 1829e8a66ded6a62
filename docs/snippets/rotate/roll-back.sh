npx @workbench-sdk/cli rollback --key deploy
