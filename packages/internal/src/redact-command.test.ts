import { expect, test } from 'vitest'
import { redactCommand } from './redact-command.ts'

test.each([
  ['curl -T - https://bob:hunter2@vault.example/v1', 'curl -T - https://[secret]@vault.example/v1'],
  ['git push https://x-token@host/repo', 'git push https://[secret]@host/repo'],
  ['put --token=hunter2 a', 'put --token=[secret] a'],
  ['put --token hunter2 a', 'put --token [secret] a'],
  ['put -token="hunter 2" a', 'put -token=[secret] a'],
  ["put --admin-password 'hunter 2' a", 'put --admin-password [secret] a'],
  ['put --client-secret=a"b c"d e', 'put --client-secret=[secret] e'],
  ['VAULT_TOKEN=hunter2 vault kv patch secret/a key=-', 'VAULT_TOKEN=[secret] vault kv patch secret/a key=-'],
  ['PGPASSWORD=hunter2 psql', 'PGPASSWORD=[secret] psql'],
  ['put password=hunter2', 'put password=[secret]'],
  ["put 'Server=a;Password=hunter2;B=1'", "put 'Server=a;Password=[secret];B=1'"],
  ['curl -H "Authorization: Bearer hunter2" -T -', 'curl -H "Authorization: Bearer [secret]" -T -'],
  ["curl -H 'X-Vault-Token: hunter2' -T -", "curl -H 'X-Vault-Token: [secret]' -T -"],
  [`curl -d '{"password": "hunter2", "a": 1}'`, `curl -d '{"password": "[secret]", "a": 1}'`],
  ['curl -H Cookie:id=hunter2 -T -', 'curl -H Cookie:[secret] -T -'],
  ['curl -u bob:hunter2 -T -', 'curl -u bob:[secret] -T -'],
  ['curl --user=bob:hunter2 -T -', 'curl --user=bob:[secret] -T -'],
  ['curl "https://host/put?api_key=hunter2&a=1"', 'curl "https://host/put?api_key=[secret]&a=1"'],
  ['mysql -phunter2hunter2 db', 'mysql -p[secret] db'],
  ['login -p hunter2hunter2', 'login -p [secret]'],
  [
    'vault write auth/approle/login role_id=a secret_id=hunter2',
    'vault write auth/approle/login role_id=a secret_id=[secret]',
  ],
  ['put --auth-key=hunter2 a', 'put --auth-key=[secret] a'],
  ['AUTH_KEY=hunter2 put', 'AUTH_KEY=[secret] put'],
  ['MASTER_KEY=hunter2 put', 'MASTER_KEY=[secret] put'],
  ['keytool -storepass hunter2 -list', 'keytool -storepass [secret] -list'],
  ["put '--token' 'hunter2' a", "put '--token' [secret] a"],
  ['op --session hunter2 item edit', 'op --session [secret] item edit'],
  ['curl -x bob:hunter2@proxy.example:8080 https://host', 'curl -x bob:[secret]@proxy.example:8080 https://host'],
  ['curl "https://host/put?key=hunter2&a=1"', 'curl "https://host/put?key=[secret]&a=1"'],
  ['put ghp_hunter2hunter2 a', 'put [secret] a'],
  ['put Zm9vYmFyMTIzNDU2Nzg5MA== a', 'put [secret] a'],
  ['put 0123456789abcdef0123456789abcdef a', 'put [secret] a'],
])('hides the credential in %s', (line, safe) => {
  expect(redactCommand(line)).toBe(safe)
})

test.each([
  'gh secret set WORKBENCH_API_KEY',
  'vault kv patch secret/workbench key=-',
  'vault kv get -field=key secret/workbench',
  'aws secretsmanager put-secret-value --secret-id prod/Workbench-AbCdEf --secret-string file:///dev/stdin',
  'aws secretsmanager put-secret-value --secret-id arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/workbench',
  'gcloud secrets versions add workbench --data-file=-',
  'az keyvault secret set --vault-name acme --name workbench --file /dev/stdin',
  'kubectl create secret generic workbench --from-file=key=/dev/stdin --dry-run=client -o yaml | kubectl apply -f -',
  'curl -H "Authorization: Bearer $TOKEN" -T - https://vault.example:8200/v1/secret',
  `curl -H "Authorization: Bearer \${TOKEN}" -T - https://host`,
  'put --token "$TOKEN" --password=$(pass show a) --secret @file --api-key -',
  'op item edit 5d1f1f4e-0c9a-4b7d-8f3a-111122223333 password=-',
  'ssh -p 2222 deploy@host.example tee /run/secrets/workbench',
  'curl -x proxy.example:8080 -T - https://host',
  'curl --proxy http://proxy.example:8080 -T - https://host',
  'tmux new-session -d x',
  'docker run -u 1000:1000 -p 127.0.0.1:8080:80 image',
  'secret-tool store --label=workbench service workbench',
])('keeps %s', line => {
  expect(redactCommand(line)).toBe(line)
})
