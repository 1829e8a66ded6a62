import { type FileHandle, mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WorkbenchMock } from '@workbench-sdk/mock'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Secret, Workbench } from '../../src/index.ts'
import { envFile, fileJournal, jsonFile, rotateApiKey, StoreError, secretDirectory } from '../../src/rotation/index.ts'

let folder: string
let methods: FileHandle

/** A file handle of Yarn Plug'n'Play throws this error, without a code, in methods that it does not implement. */
const notImplemented = () => Promise.reject(new Error('Method not implemented.'))

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handles-'))
  const handle = await open(join(folder, 'probe'), 'w')
  methods = Object.getPrototypeOf(handle)
  await handle.close()
})

afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

test('rotates a key in a file if file handles cannot sync', async () => {
  vi.spyOn(methods, 'sync').mockImplementation(notImplemented)
  vi.spyOn(methods, 'datasync').mockImplementation(notImplemented)
  const mock = new WorkbenchMock()
  const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
  const [account] = mock.seed({ serviceAccounts: [{ name: 'ci', keys: [{ name: 'deploy' }] }] }).serviceAccounts
  const [key] = account.keys
  const file = join(folder, '.env')
  const store = envFile(file)
  await store.write(new Secret(key.token))
  const journal = fileJournal(join(folder, 'rotations.json'))
  const { status } = await rotateApiKey(workbench, { key: key.id, store, journal, gracePeriod: 0 })
  expect(status).toBe('rotated')
  const stored = /^WORKBENCH_API_KEY=(\S+)\n$/.exec(await readFile(file, 'utf8'))?.[1]
  expect(stored).not.toBe(key.token)
  expect((await workbench.withToken(stored ?? '').organizations.list()).total).toBe(1)
})

const STORES = {
  envFile: () => envFile(join(folder, '.env')),
  jsonFile: () => jsonFile(join(folder, 'key.json'), '/key'),
  secretDirectory: () => secretDirectory(folder, 'key'),
}

test.each(Object.entries(STORES))('an error of %s has the message of an error that has no code', async (_, store) => {
  vi.spyOn(methods, 'writeFile').mockImplementation(notImplemented)
  const error: unknown = await store()
    .write(new Secret('the-secret-of-the-key'))
    .catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(StoreError)
  expect(String(error)).toContain('(Error: Method not implemented.)')
})

test.each([
  ['the secret', 'Cannot write the-secret-of-the-key to the disk.'],
  ['a part of it', 'Cannot write secret-of-the-k, because the disk is full.'],
  ['a quoted value', 'Unexpected token in JSON: "hunter-two".'],
  ['digits', 'The value 491223 is invalid.'],
])('an error omits a message with %s', async (_, message) => {
  vi.spyOn(methods, 'writeFile').mockImplementation(() => Promise.reject(new TypeError(message)))
  const store = envFile(join(folder, '.env'))
  const error: unknown = await store.write(new Secret('the-secret-of-the-key')).catch((reason: unknown) => reason)
  expect(String(error)).toMatch(/^StoreError: .*\(TypeError without a code\)/)
  expect(String(error)).not.toContain(message)
})
