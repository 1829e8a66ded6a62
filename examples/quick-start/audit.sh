npx @workbench-sdk/cli audit --older-than 90d
npx @workbench-sdk/cli audit --due --fail-on-due
