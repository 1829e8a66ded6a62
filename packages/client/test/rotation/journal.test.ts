import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { envFile, fileJournal, type RotationJournal, StoreError } from '../../src/rotation/index.ts'
import { createFixture, failureOf, ROTATED, respondWith, UNTOUCHED } from './fixtures.ts'

let folder: string
const file = () => join(folder, 'journal.json')

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'journals-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('stores rotations in a private file', async () => {
  const fixture = await createFixture()
  const journal = fileJournal(file())
  const env = envFile(join(folder, '.env'))
  await env.write(fixture.key.secret)
  await fixture.rotate({ journal, store: env })
  expect(JSON.parse(await readFile(file(), 'utf8'))).toMatchObject({ version: 1, rotations: [{ step: 'done' }] })
  expect((await stat(file())).mode & 0o777).toBe(0o600)
  expect((await readdir(folder)).sort()).toEqual(['.env', 'journal.json'])
  expect((await env.read?.())?.reveal()).not.toBe(fixture.key.secret.reveal())
})

test('removes an empty journal and its lock', async () => {
  const fixture = await createFixture()
  fixture.respond('POST api_keys', respondWith(403))
  await failureOf(fixture.rotate({ journal: fileJournal(file()) }))
  expect(await readdir(folder)).toEqual([])
})

const ENTRY = {
  id: '1',
  step: 'proven',
  key: { id: '1', name: 'a' },
  serviceAccountId: '1',
  store: 'a',
  newName: 'a',
  newKeyId: '2',
  fingerprint: { salt: 'a', sha256: '0'.repeat(64) },
  provenAt: '2026-01-01T00:00:00.000Z',
  superseded: [],
  startedAt: '2026-01-01T00:00:00.000Z',
}
const INVALID = {
  'plain text': 'dear diary',
  'an empty file': '',
  'incomplete JSON': '{"version":1,"rotations":[',
  null: 'null',
  'JSON of another program': '{"version":1}',
  'a later version': '{"version":2,"rotations":[]}',
  'an entry without a key': JSON.stringify({ version: 1, rotations: [{ ...ENTRY, key: undefined }] }),
  'a verified key without an id': JSON.stringify({ version: 1, rotations: [{ ...ENTRY, newKeyId: undefined }] }),
  'an unknown step': JSON.stringify({ version: 1, rotations: [{ ...ENTRY, step: 'dancing' }] }),
  'an invalid time': JSON.stringify({ version: 1, rotations: [{ ...ENTRY, provenAt: 'soon' }] }),
  'invalid ids': JSON.stringify({ version: 1, rotations: [{ ...ENTRY, superseded: [1] }] }),
  'an invalid fingerprint': JSON.stringify({ version: 1, rotations: [{ ...ENTRY, fingerprint: { salt: 'a' } }] }),
}

test('reads a file that another process has written', async () => {
  await writeFile(file(), JSON.stringify({ version: 1, rotations: [ENTRY] }))
  expect(await fileJournal(file()).read()).toEqual([ENTRY])
})

test.each(Object.entries(INVALID))('rejects %s, and does not change it', async (_, text) => {
  await writeFile(file(), text)
  const fixture = await createFixture()
  const error = await failureOf(fixture.rotate({ journal: fileJournal(file()) }))
  expect(error).toBeInstanceOf(StoreError)
  expect(error).toMatchObject({ message: expect.stringContaining('journal.json is not a journal of rotations') })
  expect(await readFile(file(), 'utf8')).toBe(text)
  expect([fixture.calls, await readdir(folder)]).toEqual([[], ['journal.json']])
})

test('removes finished rotations after a month', async () => {
  const fixture = await createFixture()
  await fixture.rotate()
  const past = new Date(Date.now() - 31 * 86_400_000).toISOString()
  await fixture.journal.write((await fixture.entries()).map(entry => ({ ...entry, doneAt: past })))
  await failureOf(fixture.rotate({ key: 'another' }))
  const second = await fixture.admin.apiKeys.create({ serviceAccount: fixture.account, name: 'second' })
  await fixture.store.write(second.secret)
  await fixture.rotate({ key: second })
  expect((await fixture.entries()).map(({ key }) => key.name)).toEqual(['second'])
})

test.each([1, 2, 3, 4, 5, 6])('resumes after write number %i failed', async nth => {
  const fixture = await createFixture()
  let writes = 0
  let releases = 0
  const journal: RotationJournal = {
    ...fixture.journal,
    lock: async () => async () => void releases++,
    async write(entries) {
      writes += 1
      if (writes === nth) throw new Error('the disk is full')
      await fixture.journal.write(entries)
    },
  }
  await failureOf(fixture.rotate({ journal }))
  const { accepted, old } = await fixture.state()
  expect([accepted, releases]).toEqual([true, 1])
  if (nth < 4) expect(await fixture.state()).toEqual(UNTOUCHED)
  else expect(old).toBe(nth === 4 ? 'active' : nth === 5 ? 'disabled' : 'deleted')
  await fixture.rotate({ journal })
  expect(await fixture.state()).toEqual(ROTATED)
  expect([fixture.violations, fixture.maxNewKeys, releases]).toEqual([[], 1, 2])
})

test('resumes only with the store that it was started with', async () => {
  const fixture = await createFixture()
  fixture.respond('PATCH api_keys/*', respondWith(403))
  await failureOf(fixture.rotate())
  const error = await failureOf(fixture.rotate({ store: { ...fixture.store, label: 'another store' } }))
  expect(error).toMatchObject({ message: expect.stringContaining('started with another store'), canResume: true })
  await fixture.rotate()
  expect(await fixture.state()).toEqual(ROTATED)
})
