import { readFile } from 'node:fs/promises'
import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import schema from '../../packages/cli/config.schema.json' with { type: 'json' }

const validate = new Ajv({ strict: false, allErrors: true }).compile(schema)

async function configurationIn(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8')
  if (file.endsWith('.md')) return parse(/```yaml\n([\s\S]*?)```/.exec(text)?.[1] ?? '')
  const documents = parseAllDocuments(text).map(document => document.toJS())
  const map = documents.find(({ kind }) => kind === 'ConfigMap')
  return map ? parse(map.data['workbench-keys.yaml']) : documents[0]
}

test.each([
  'packages/cli/README.md',
  'docs/snippets/rotate/workbench-keys.yaml',
  'docs/snippets/rotate/aws.yaml',
  'docs/snippets/rotate/vault.yaml',
  'examples/rotate-fleet/workbench-keys.yaml',
  'examples/github-actions/workbench-keys.yaml',
  'examples/systemd/workbench-keys.yaml',
  'examples/kubernetes/cron-job.yaml',
])('the published schema accepts the configuration in %s', async file => {
  const configuration = await configurationIn(file)
  expect([validate(configuration), validate.errors]).toEqual([true, null])
})

test('the policy for Vault allows what a rotation of the configured secret needs', async () => {
  const { accounts } = Object(await configurationIn('docs/snippets/rotate/vault.yaml'))
  const policy = await readFile('docs/snippets/rotate/policy.hcl', 'utf8')
  const [, path, capabilities = ''] = /^path "(.+)" \{\n {2}capabilities = (\[.*\])\n\}\n$/.exec(policy) ?? []
  expect(path).toBe(`secret/data/${accounts.deployer.keys.deploy.vault.path}`)
  expect(JSON.parse(capabilities)).toEqual(['read', 'create', 'update'])
})

test.each([
  ['an unknown setting', { accounts: { a: { keys: { b: { command: { write: 'cat' }, grace: '1s' } } } } }],
  ['two places', { accounts: { a: { keys: { b: { command: { write: 'cat' }, aws: { secretId: 'x' } } } } } }],
  ['no place', { accounts: { a: { keys: { b: { olderThan: '1d' } } } } }],
  ['a number as a duration', { gracePeriod: 30, accounts: { a: { keys: { b: { command: { write: 'cat' } } } } } }],
])('the published schema rejects %s', (_, configuration) => {
  expect(validate(configuration)).toBe(false)
})
