import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { expandResources } from '../../scripts/generate/resources/expand.ts'

let folder: string
const source = () => join(folder, 'openapi')
const target = () => join(folder, 'expanded')

async function expanded(name: string) {
  return JSON.parse(await readFile(join(target(), `${name}.yaml`), 'utf8'))
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workbench-resources-'))
  await cp('openapi', source(), { recursive: true })
})
afterEach(() => rm(folder, { recursive: true }))

async function edit(file: string, from: string, to: string): Promise<void> {
  const path = join(source(), file)
  const text = await readFile(path, 'utf8')
  expect(text).toContain(from)
  await writeFile(path, text.replace(from, to))
}

test('a resource file of 18 lines adds all paths, schemas and examples of a read-only resource', async () => {
  await cp('test/generate/alerts.yaml', join(source(), 'resources/alerts.yaml'))
  await edit('workbench.yaml', '  - actors\n', '  - actors\n  - alerts\n')

  await expandResources(source(), target())

  const { tags, paths } = await expanded('workbench')

  expect(tags).toContainEqual({ name: 'Alerts', description: 'Suspicious activity that Workbench detected.' })
  expect(Object.keys(paths).filter(path => path.includes('/alerts'))).toEqual([
    '/api/v2/alerts',
    '/api/v2/alerts/{id}',
    '/api/v2/alerts/{id}/organization',
    '/api/v2/alerts/{id}/relationships/organization',
  ])
  expect(paths['/api/v2/alerts']).toEqual({
    get: expect.objectContaining({
      operationId: 'listAlerts',
      summary: 'List all alerts',
      'x-workbench-evidence': 'G',
      parameters: expect.arrayContaining([{ $ref: 'parameters/filters.yaml#/filter_severity' }]),
    }),
  })
  expect(paths['/api/v2/alerts/{id}'].get.summary).toBe('Get an alert')
  expect(await expanded('parameters/filters')).toHaveProperty('filter_severity.name', 'filter[severity]')
  expect((await expanded('schemas/AnyRecord')).discriminator.mapping).toHaveProperty('alerts', 'Alert.yaml')
  expect((await expanded('schemas/AlertAttributes')).properties.closed_at).toEqual({
    type: ['string', 'null'],
    format: 'date-time',
    readOnly: true,
  })
  expect((await expanded('examples/example-alert-list')).value.data[0]).toMatchObject({
    type: 'alerts',
    attributes: { severity: 'LOW', closed_at: null, created_at: '2026-11-22T18:49:00.000Z' },
    relationships: { organization: { data: { type: 'organizations' } } },
  })
})

test('a read-only resource adds its state and its seeds to the control API', async () => {
  await cp('test/generate/alerts.yaml', join(source(), 'resources/alerts.yaml'))
  await edit('workbench.yaml', '  - actors\n', '  - actors\n  - alerts\n')

  await expandResources(source(), target())

  const { State, AlertState } = await expanded('control/schemas/state')
  expect(State.required).toContain('alerts')
  expect(State.properties.alerts).toEqual({ type: 'array', items: { $ref: '#/AlertState' } })
  expect(AlertState).toEqual({
    type: 'object',
    description: 'The state of an alert.',
    additionalProperties: false,
    required: ['id', 'title', 'severity', 'closedAt', 'createdAt', 'updatedAt', 'organizationId'],
    properties: {
      id: { $ref: '../../schemas/Id.yaml' },
      title: { type: 'string' },
      severity: { type: 'string', enum: ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] },
      closedAt: { type: ['string', 'null'], format: 'date-time' },
      createdAt: { $ref: '../../schemas/Timestamp.yaml' },
      updatedAt: { $ref: '../../schemas/Timestamp.yaml' },
      organizationId: { $ref: '../../schemas/Id.yaml' },
    },
  })
  const { Seed, Seeded, OrganizationSeeds, AlertSeeds } = await expanded('control/schemas/seed')
  expect(Seed.properties.alerts).toEqual({ $ref: '#/AlertSeeds' })
  expect(OrganizationSeeds.items.properties).toMatchObject(Seed.properties)
  expect(AlertSeeds.items).toMatchObject({ additionalProperties: false, required: ['title', 'severity'] })
  expect(Object.keys(AlertSeeds.items.properties)).toEqual(['title', 'severity', 'closedAt', 'createdAt'])
  expect(Object.keys(Seeded.properties.alerts.items.properties)).toEqual(['id'])
  expect(Seeded.required).not.toContain('alerts')
})

test('a renamed attribute is renamed in the state, and a seed with the old name is rejected', async () => {
  await edit('resources/investigative-actions.yaml', '  close_reason:', '  closing_reason:')
  await expandResources(source(), target())

  const { InvestigativeActionState } = await expanded('control/schemas/state')
  expect(InvestigativeActionState.required).toContain('closingReason')
  expect(InvestigativeActionState.required).not.toContain('closeReason')

  await edit('resources/investigative-actions.yaml', '  status: ', '  state: ')
  await edit('resources/investigative-actions.yaml', 'status: COMPLETED', 'state: COMPLETED')
  await expect(expandResources(source(), join(folder, 'again'))).rejects.toThrow(
    'openapi/control/schemas/seed.yaml: Unknown attribute "investigative_actions.status". Did you mean "investigative_actions.state"?',
  )
})

test('each operation of the control API has the response to a rejected request', async () => {
  await expandResources(source(), target())

  const { clock, advance } = await expanded('control/clock')
  for (const operation of [clock.get, clock.put, clock.delete, advance.post]) {
    expect(operation.responses['4XX']).toEqual({ $ref: 'responses.yaml#/failure' })
  }
})

test.each([
  ['name: an API key', 'nam: an API key', 'Unknown key "nam". Did you mean "name"?'],
  ['access: update-only', 'acces: update-only', 'Unknown key "acces" in attributes.active. Did you mean "access"?'],
  [
    'create-only, required',
    'createonly, required',
    'Invalid value "createonly" of relationships.service_account.access. Did you mean "create-only"?',
  ],
  [
    'to: service_accounts',
    'to: service_account',
    'Unknown resource "service_account" in relationships.service_account. Did you mean "service_accounts"?',
  ],
  ['NameOrNull', 'NamOrNull', 'Unknown schema "NamOrNull" in attributes.display_name. Did you mean "NameOrNull"?'],
  ['[key-otp]', '[key-opt]', 'Unknown parameter "key-opt" in overrides.create. Did you mean "key-otp"?'],
  ['{ active: false }', '{ activ: false }', 'Unknown attribute "activ" in example.update. Did you mean "active"?'],
  ['boolean, example: false', 'boolean', 'Missing key "example" in attributes.assignable.'],
  ['api_keys', 'api_tokens', 'The type "api_tokens" does not match the file: expected the file api-tokens.yaml.'],
  [
    'update, delete]',
    'update, destroy]',
    'Invalid value "destroy" of operations.4. Expected one of: list, create, get, update, delete.',
  ],
])('rejects "%s" → "%s" with the line, the key and the closest valid key', async (from, to, problem) => {
  const text = await readFile(join(source(), 'resources/api-keys.yaml'), 'utf8')
  const line = text.slice(0, text.indexOf(from)).split('\n').length
  await edit('resources/api-keys.yaml', from, to)

  await expect(expandResources(source(), target())).rejects.toThrow(
    `openapi/resources/api-keys.yaml:${line}: ${problem}`,
  )
})

test('accepts the example in openapi/README.md', async () => {
  const readme = await readFile(join(source(), 'README.md'), 'utf8')
  const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(readme) ?? []
  await writeFile(join(source(), 'resources/alerts.yaml'), example)
  await edit('workbench.yaml', '  - actors\n', '  - actors\n  - alerts\n')

  await expandResources(source(), target())

  const { paths } = await expanded('workbench')
  expect(paths['/api/v2/alerts/{id}'].delete.description).toBe('Investigative actions of the alert remain.')
})

test('rejects a resource missing from workbench.yaml, and a listed one that does not exist', async () => {
  await edit('workbench.yaml', '  - actors\n', '  - actor\n')

  await expect(expandResources(source(), target())).rejects.toThrow(
    'Unknown resource "actor". Did you mean "actors"? Missing "actors": resources/actors.yaml exists.',
  )
})

test('rejects a schema that a resource generates as well', async () => {
  await writeFile(join(source(), 'schemas/ApiKeyList.yaml'), 'type: array\n')

  await expect(expandResources(source(), target())).rejects.toThrow(/ApiKeyList\.yaml/)
})

test('reports the file and the line of invalid YAML', async () => {
  await edit('parameters/sort.yaml', 'name: sort', 'name: sort: up')

  await expect(expandResources(source(), target())).rejects.toThrow(/sort\.yaml: .*line 1/)
})
