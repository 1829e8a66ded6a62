# WORKBENCH_API_KEY holds the key of an Organization Admin; read-only access is enough.
node examples/audit-keys/audit-keys.ts --older-than 90d
node examples/audit-keys/audit-keys.ts --due --fail-on-due # in CI: exit code 3 where a key is due
