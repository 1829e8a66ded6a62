import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { inspect } from 'node:util'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Secret } from '../../src/index.ts'
import {
  envFile,
  jsonFile,
  memoryStore,
  rotateApiKey,
  rotateApiKeys,
  type SecretStore,
  secretDirectory,
} from '../../src/rotation/index.ts'
import { isAccepted } from './accepted.ts'
import { createFixture, failureOf } from './fixtures.ts'

let folder: string
let file: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'empty-places-'))
  file = join(folder, 'file')
})

afterEach(() => rm(folder, { recursive: true }))

const env = (variable: string) => envFile(file, variable)
const json = (pointer: string) => jsonFile(file, pointer)
const directory = (name: string) => secretDirectory(folder, name)

test.each<[string, string | undefined, () => SecretStore, string]>([
  ['a missing file', undefined, () => env('KEY'), '{file} does not exist.'],
  [
    'a similar variable',
    'API_KEY=a\nOTHER=b\n',
    () => env('APIKEY'),
    '{file} has no variable APIKEY. Did you mean "API_KEY"?',
  ],
  ['an empty file', '', () => env('KEY'), '{file} has no variable KEY.'],
  ['an empty variable', 'KEY=\n', () => env('KEY'), 'KEY in {file} is empty.'],
  ['a missing JSON file', undefined, () => json('/a'), '{file} does not exist.'],
  ['an empty JSON file', ' \n', () => json('/a'), '{file} is empty.'],
  [
    'a similar property',
    '{"agent":{"apiKey":"a"}}',
    () => json('/agent/apikey'),
    '/agent in {file} has no property "apikey". Did you mean "apiKey"?',
  ],
  [
    'a similar object',
    '{"agent":{"apiKey":"a"}}',
    () => json('/agnet/apiKey'),
    'The root of {file} has no property "agnet". Did you mean "agent"?',
  ],
  ['an empty property', '{"a":""}', () => json('/a'), '/a in {file} is empty.'],
  [
    'a property of another type',
    '{"a":null}',
    () => json('/a'),
    '/a in {file} is null, expected a string. Correct the pointer or the file.',
  ],
  ['a similar file', 'a', () => directory('files'), '{folder}/files does not exist. Did you mean "file"?'],
  ['a file without content', '\n', () => directory('file'), '{file} is empty.'],
  ['a store of another kind', undefined, () => ({ ...memoryStore(), label: 'the place' }), 'the place is empty.'],
])('%s is explained', async (_, content, storeOf, expected) => {
  if (content !== undefined) await writeFile(file, content)
  const { workbench, key } = await createFixture()
  const error = await failureOf(rotateApiKey(workbench, { key, store: storeOf() }))
  const explanation = expected.replace('{file}', file).replace('{folder}', folder)
  expect(String(error)).toBe(
    `RotationError: ${explanation} Programs may read "deploy" from a different place. Correct the place${explanation.endsWith('?') ? '' : ', or use the `create` option to store the first key there'}. Nothing was changed.`,
  )
})

test.each<[string, (path: string) => SecretStore]>([
  ['an env file', path => envFile(path)],
  ['a JSON file', path => jsonFile(path, '/key')],
  ['a secret directory', path => secretDirectory(dirname(path), basename(path))],
])('a misspelled name of a file, or of a directory above it, is suggested for %s', async (_, storeOf) => {
  await mkdir(join(folder, 'secrets', 'agent'), { recursive: true })
  await writeFile(join(folder, 'secrets', 'agent', 'workbench'), '')
  // Not a directory, so it is not suggested for one.
  await writeFile(join(folder, 'secretz'), '')
  const messageFor = async (path: string) => {
    const { workbench, key } = await createFixture()
    return String(await failureOf(rotateApiKey(workbench, { key, store: storeOf(join(folder, path)) })))
  }
  expect(await messageFor('secrets/agent/work-bench')).toContain(
    `${folder}/secrets/agent/work-bench does not exist. Did you mean "workbench"? Programs may read`,
  )
  expect(await messageFor('secrets/agents/workbench')).toBe(
    `StoreError: The directory ${folder}/secrets/agents does not exist. Did you mean "agent"?`,
  )
  expect(await messageFor('secretx/agent/workbench')).toBe(
    `StoreError: The directory ${folder}/secretx does not exist. Did you mean "secrets"?`,
  )
  expect(await messageFor('other/agent/workbench')).toBe(
    `StoreError: The directory ${folder}/other does not exist. Create it first.`,
  )
})

test('an explanation contains neither a value nor a dissimilar name', async () => {
  const word = fc.stringMatching(/^[A-Z]{16}$/)
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(word, { minLength: 3, maxLength: 12 }), async ([name = '', ...others]) => {
      const pairs = others.flatMap((other, i) => (i % 2 === 0 ? [[other, others[i + 1] ?? ''] as const] : []))
      await writeFile(file, pairs.map(([key, value]) => `${key}=${value}\n`).join(''))
      const stores = [env(name), directory(name)]
      const messages = await Promise.all(stores.map(async store => inspect(await store.explainEmpty?.())))
      await writeFile(file, JSON.stringify(Object.fromEntries(pairs)))
      messages.push(inspect(await json(`/${name}`).explainEmpty?.()))
      for (const other of others) expect(messages.join(' ')).not.toContain(other)
      expect(messages.join(' ')).toContain(name)
    }),
    { numRuns: 20 },
  )
})

test('does not overwrite a key that another rotation stored in the same empty place under another label', async () => {
  const { admin, account, key, settings, workbench } = await createFixture()
  const other = await admin.apiKeys.create({ serviceAccount: account, name: 'other' })
  let secret: Secret | undefined
  const read = async () => secret
  const write = async (value: Secret) => {
    secret = value
  }
  const rotations = [key, other].map((each, index) => ({
    ...settings,
    journal: undefined,
    key: each,
    store: { label: `place ${index}`, read, write },
    create: true,
  }))
  const outcomes = await rotateApiKeys(workbench, rotations)
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['failed', 'rotated'])
  expect(await isAccepted({ label: 'place', read, write }, admin)).toBe(true)
  expect((await admin.serviceAccounts.keys(account).toArray()).filter(({ active }) => active)).toHaveLength(2)
})
