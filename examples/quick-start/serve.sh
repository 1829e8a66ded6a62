npx workbench-mock serve --json
