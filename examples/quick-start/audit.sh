# WORKBENCH_API_KEY is the key of an Organization Admin; read-only access is enough.
npx workbench-keys audit --older-than 90d
npx workbench-keys audit --due --fail-on-due # in CI: exits with 3 if a key is due
