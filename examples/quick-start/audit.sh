# WORKBENCH_API_KEY is the key of an Organization Admin; read-only access is enough.
npx @workbench-sdk/cli audit --older-than 90d
npx @workbench-sdk/cli audit --due --fail-on-due # in CI: exits with 3 if a key is due
