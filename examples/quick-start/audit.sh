# WORKBENCH_API_KEY is the key of an Organization Admin; read-only access is enough.
node examples/audit-keys/audit-keys.ts --older-than 90d
node examples/audit-keys/audit-keys.ts --due --fail-on-due # in CI: exits with 3 if a key is due
