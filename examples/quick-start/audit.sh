# WORKBENCH_API_KEY is an Organization Admin's key. Read-only access is sufficient.
npx @workbench-sdk/cli audit --older-than 90d
npx @workbench-sdk/cli audit --due --fail-on-due # in CI: exits with 3 if a key is due
