import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { envFile, fileJournal, type RotationJournal, StoreError } from '../../src/rotation/index.ts'
import { answered, failureOf, ROTATED, setStage, UNTOUCHED } from './stage.ts'

let folder: string
const file = () => join(folder, 'journal.json')

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'journals-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('a file keeps what is under way and what is done, for its owner alone', async () => {
  const stage = await setStage()
  const journal = fileJournal(file())
  const env = envFile(join(folder, '.env'))
  await env.write(stage.key.secret)
  await stage.rotate({ journal, store: env })
  expect(JSON.parse(await readFile(file(), 'utf8'))).toMatchObject({ version: 1, rotations: [{ step: 'done' }] })
  expect((await stat(file())).mode & 0o777).toBe(0o600)
  expect((await readdir(folder)).sort()).toEqual(['.env', 'journal.json'])
  expect((await env.read?.())?.reveal()).not.toBe(stage.key.secret.reveal())
})

test('a file with nothing in it is removed, and its lock with it', async () => {
  const stage = await setStage()
  stage.fate('POST api_keys', answered(403))
  await failureOf(stage.rotate({ journal: fileJournal(file()) }))
  expect(await readdir(folder)).toEqual([])
})

const ENTRY = {
  id: '1',
  step: 'proven',
  key: { id: '1', name: 'a' },
  serviceAccountId: '1',
  store: 'a',
  newName: 'a',
  superseded: [],
  startedAt: '2026-01-01T00:00:00.000Z',
}
const FOREIGN = {
  'a text': 'dear diary',
  'an empty file': '',
  'what breaks off': '{"version":1,"rotations":[',
  null: 'null',
  'JSON of another program': '{"version":1}',
  'a later version': '{"version":2,"rotations":[]}',
  'an entry without a key': JSON.stringify({ version: 1, rotations: [{ ...ENTRY, key: undefined }] }),
  'a step that is none': JSON.stringify({ version: 1, rotations: [{ ...ENTRY, step: 'dancing' }] }),
  'a time that is none': JSON.stringify({ version: 1, rotations: [{ ...ENTRY, provenAt: 'soon' }] }),
  'ids that are none': JSON.stringify({ version: 1, rotations: [{ ...ENTRY, superseded: [1] }] }),
  'a fingerprint that is none': JSON.stringify({ version: 1, rotations: [{ ...ENTRY, fingerprint: { salt: 'a' } }] }),
}

test.each(Object.entries(FOREIGN))('refuses %s, and leaves it alone', async (_, text) => {
  await writeFile(file(), text)
  const stage = await setStage()
  const error = await failureOf(stage.rotate({ journal: fileJournal(file()) }))
  expect(error).toBeInstanceOf(StoreError)
  expect(error).toMatchObject({ message: expect.stringContaining('journal.json is no journal of rotations') })
  expect(await readFile(file(), 'utf8')).toBe(text)
  expect([stage.calls, await readdir(folder)]).toEqual([[], ['journal.json']])
})

test('forgets after a month what is done', async () => {
  const stage = await setStage()
  await stage.rotate()
  const past = new Date(Date.now() - 31 * 86_400_000).toISOString()
  await stage.journal.write((await stage.entries()).map(entry => ({ ...entry, doneAt: past })))
  await failureOf(stage.rotate({ key: 'another' }))
  const second = await stage.admin.apiKeys.create({ serviceAccount: stage.account, name: 'second' })
  await stage.store.write(second.secret)
  await stage.rotate({ key: second })
  expect((await stage.entries()).map(({ key }) => key.name)).toEqual(['second'])
})

test.each([1, 2, 3, 4, 5, 6])('where write number %i fails, the same call comes to its end', async nth => {
  const stage = await setStage()
  let writes = 0
  let releases = 0
  const journal: RotationJournal = {
    ...stage.journal,
    lock: async () => async () => void releases++,
    async write(entries) {
      writes += 1
      if (writes === nth) throw new Error('the disk is full')
      await stage.journal.write(entries)
    },
  }
  await failureOf(stage.rotate({ journal }))
  const { accepted, old } = await stage.state()
  expect([accepted, releases]).toEqual([true, 1])
  if (nth < 4) expect(await stage.state()).toEqual(UNTOUCHED)
  else expect(old).toBe(nth === 4 ? 'active' : nth === 5 ? 'disabled' : 'deleted')
  await stage.rotate({ journal })
  expect(await stage.state()).toEqual(ROTATED)
  expect([stage.violations, stage.mostNew, releases]).toEqual([[], 1, 2])
})

test('goes on only with the store that it was begun with', async () => {
  const stage = await setStage()
  stage.fate('PATCH api_keys/*', answered(403))
  await failureOf(stage.rotate())
  const error = await failureOf(stage.rotate({ store: { ...stage.store, label: 'another place' } }))
  expect(error).toMatchObject({ message: expect.stringContaining('begun with another store'), canResume: true })
  await stage.rotate()
  expect(await stage.state()).toEqual(ROTATED)
})
