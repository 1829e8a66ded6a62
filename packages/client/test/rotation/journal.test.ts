import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, lchown, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  envFile,
  fileJournal,
  RotationInProgressError,
  type RotationJournal,
  rotateServiceAccount,
  StoreError,
} from '../../src/rotation/index.ts'
import { createFixture, failureOf, ROTATED, respondWith } from './fixtures.ts'

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
  expect(JSON.parse(await readFile(file(), 'utf8'))).toMatchObject({ version: 2, rotations: [{ step: 'done' }] })
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
  step: 'verified',
  key: { id: '1', name: 'a' },
  serviceAccountId: '1',
  store: 'a',
  newKeyId: '2',
  run: '01234567',
  startedAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
}
const INVALID = {
  'plain text': 'dear diary',
  'an empty file': '',
  'incomplete JSON': '{"version":1,"rotations":[',
  null: 'null',
  'JSON of another program': '{"version":1}',
  'a later version': '{"version":3,"rotations":[]}',
  'an earlier version': '{"version":1,"rotations":[]}',
  'an entry without a key': JSON.stringify({ version: 2, rotations: [{ ...ENTRY, key: undefined }] }),
  'an entry without a run': JSON.stringify({ version: 2, rotations: [{ ...ENTRY, run: undefined }] }),
  'an unknown step': JSON.stringify({ version: 2, rotations: [{ ...ENTRY, step: 'dancing' }] }),
  'an invalid time': JSON.stringify({ version: 2, rotations: [{ ...ENTRY, updatedAt: 'soon' }] }),
  'an invalid id': JSON.stringify({ version: 2, rotations: [{ ...ENTRY, newKeyId: 1 }] }),
}

test('reads a file that another process has written', async () => {
  await writeFile(file(), JSON.stringify({ version: 2, rotations: [ENTRY] }))
  expect(await fileJournal(file()).read()).toEqual([ENTRY])
})

test.each(Object.entries(INVALID))('rejects %s, and does not change it', async (_, text) => {
  await writeFile(file(), text)
  const fixture = await createFixture()
  const error = await failureOf(fixture.rotate({ journal: fileJournal(file()) }))
  expect(error).toBeInstanceOf(StoreError)
  expect(error).toMatchObject({ message: expect.stringContaining('journal.json is not a rotation journal') })
  expect(await readFile(file(), 'utf8')).toBe(text)
  expect([fixture.calls, await readdir(folder)]).toEqual([[], ['journal.json']])
})

describe.runIf(process.geteuid)('does not trust files of other users:', () => {
  afterEach(() => void vi.restoreAllMocks())

  const TEXT = JSON.stringify({ version: 2, rotations: [ENTRY] })
  const lock = () => `${file()}.lock`
  const target = () => join(folder, 'target.json')
  const planted = async (path: string, mode = 0o600) => {
    await writeFile(path, TEXT)
    await chmod(path, mode)
  }

  const SHARED: Record<string, [prepare: () => Promise<unknown>, problem: string, fix: string]> = {
    'a journal that everyone can write': [() => planted(file(), 0o666), '(mode 0666)', 'chmod go-w'],
    'a journal that its group can write': [() => planted(file(), 0o660), '(mode 0660)', 'chmod go-w'],
    'a link to a journal that others can write': [
      async () => {
        await planted(target(), 0o602)
        await symlink(target(), file())
      },
      '(mode 0602)',
      'chmod go-w',
    ],
    'a lock that others can write': [() => planted(lock(), 0o666), '(mode 0666)', 'chmod go-w'],
  }
  test.each(Object.entries(SHARED))('%s', async (_, [prepare, problem, fix]) => {
    await prepare()
    await expectRejected(problem, fix)
  })

  const FOREIGN: Record<string, () => Promise<unknown>> = {
    'a journal of another user': () => planted(file()),
    'a link of another user': () => symlink('/dev/null', file()),
    'a lock of another user': () => planted(lock()),
  }
  test.each(Object.entries(FOREIGN))('%s', async (_, prepare) => {
    await prepare()
    const { owner, self } = await changeOwner()
    await expectRejected(`belongs to user ${owner}, not to root or to the current user, ${self}.`, `chown -h ${self}`)
  })

  /** Only root can change the owner of a file. Otherwise, the process pretends to be another user. */
  async function changeOwner() {
    const self = process.geteuid?.() ?? 0
    if (self === 0) {
      for (const name of await readdir(folder)) await lchown(join(folder, name), 65_534, 65_534)
      return { owner: 65_534, self }
    }
    vi.spyOn(process, 'geteuid').mockReturnValue(self + 1)
    return { owner: self, self: self + 1 }
  }

  test('a folder in which all users can replace the journal', async () => {
    await chmod(folder, 0o777)
    for (const exists of [false, true]) {
      if (exists) await planted(file())
      const error = await failureOf((await createFixture()).rotate({ journal: fileJournal(file()) }))
      expect(String(error)).toMatch(/\(mode 0777\), who could replace .*journal\.json.* Run `chmod o-w`/)
    }
    await chmod(folder, 0o1777)
    expect(await fileJournal(file()).read()).toEqual([ENTRY])
  })

  test('but trusts those of root, and those that other users can only read', async () => {
    await planted(file(), 0o644)
    expect(await fileJournal(file()).read()).toEqual([ENTRY])
    // A file of root, which is not a journal.
    const message = 'is not a rotation journal'
    if (existsSync('/etc/passwd'))
      expect(await failureOf(fileJournal('/etc/passwd').read())).toMatchObject({
        message: expect.stringContaining(message),
      })
  })

  async function expectRejected(problem: string, fix: string) {
    const before = (await readdir(folder)).sort()
    const fixture = await createFixture()
    const error = await failureOf(fixture.rotate({ journal: fileJournal(file()) }))
    expect(error).toBeInstanceOf(StoreError)
    for (const part of ['journal.json', problem, `run: ${fix} ${folder}`]) expect(String(error)).toContain(part)
    expect([fixture.calls, (await readdir(folder)).sort()]).toEqual([[], before])
  }
})

test.each(['a directory', 'a named pipe'])('rejects %s as a lock or as a journal', async kind => {
  const paths = [file(), `${file()}.lock`]
  for (const path of paths) {
    if (kind === 'a directory') await mkdir(path)
    else execFileSync('sh', ['-c', 'mkfifo "$0"', path])
    const error = await failureOf((await createFixture()).rotate({ journal: fileJournal(file()) }))
    expect(error).toMatchObject({ message: `${path} is not a regular file. Remove it, or specify another path.` })
    await rm(path, { recursive: true })
  }
})

test('explains that the working directory was deleted', async () => {
  const entry = new URL('../../src/rotation/index.ts', import.meta.url).href
  const program = join(folder, 'program.mjs')
  await writeFile(
    program,
    `import { fileJournal } from ${JSON.stringify(entry)}
    try { fileJournal() } catch (error) { console.log(error.name + ': ' + error.message) }
    const journal = fileJournal(${JSON.stringify(file())})
    await (await journal.lock())()
    console.log(journal.label)`,
  )
  const cwd = await mkdtemp(join(folder, 'deleted-'))
  const script = 'rmdir "$PWD"; exec "$0" --conditions=workbench-source "$1"'
  expect(execFileSync('sh', ['-c', script, process.execPath, program], { cwd, encoding: 'utf8' }).split('\n')).toEqual([
    'StoreError: Cannot use .workbench-rotations.json: the working directory was deleted. Change to a directory that exists, or specify an absolute path.',
    file(),
    '',
  ])
})

test('removes finished rotations after a month', async () => {
  const fixture = await createFixture()
  await fixture.rotate()
  const past = new Date(Date.now() - 31 * 86_400_000).toISOString()
  await fixture.journal.write((await fixture.entries()).map(entry => ({ ...entry, updatedAt: past })))
  await failureOf(fixture.rotate({ key: 'another' }))
  const second = await fixture.admin.apiKeys.create({ serviceAccount: fixture.account, name: 'second' })
  await fixture.store.write(second.secret)
  await fixture.rotate({ key: second })
  expect((await fixture.entries()).map(({ key }) => key.name)).toEqual(['second'])
})

test.each([1, 2, 3, 4, 5])('resumes after write number %i failed', async nth => {
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
  expect(old).toBe(nth < 4 ? 'active' : nth === 4 ? 'disabled' : 'deleted')
  await fixture.rotate({ journal })
  expect(await fixture.state()).toEqual(ROTATED)
  expect([fixture.violations, fixture.maxNewKeys, releases]).toEqual([[], 1, 2])
})

test('rejects a store that the journal records for another key', async () => {
  const fixture = await createFixture()
  await fixture.rotate()
  const second = await fixture.admin.apiKeys.create({ serviceAccount: fixture.account, name: 'second' })
  const calls = fixture.calls.length
  const store = { label: fixture.store.label, write: fixture.store.write }
  expect(await failureOf(fixture.rotate({ key: second, store }))).toMatchObject({
    message: expect.stringMatching(/is used for another key, "deploy" of "ci" \(\S+\), according to memory journal/),
  })
  expect(fixture.calls.slice(calls).filter(call => !call.startsWith('GET'))).toEqual([])
})

test('checks before each change that the journal is still locked', async () => {
  const fixture = await createFixture()
  const { store } = fixture
  let isHeld = true
  const checkLock = async () => {
    if (!isHeld) throw new RotationInProgressError('Another run has taken over the journal.')
  }
  const journal: RotationJournal = { ...fixture.journal, checkLock }
  const write: typeof store.write = async secret => {
    await store.write(secret)
    isHeld = false
  }
  const error = await failureOf(fixture.rotate({ journal, store: { ...store, write } }))
  expect(error).toMatchObject({ cause: expect.any(RotationInProgressError), canResume: true })
  expect(String(error)).toContain('contains the secret of the new key')
  expect(await fixture.state()).toMatchObject({ old: 'active', fresh: 1, store: 'new', accepted: true })
})

test('an edited journal cannot delete or disable a key', async () => {
  const fixture = await createFixture()
  const other = await fixture.admin.serviceAccounts.create({ name: 'other', role: 'organization_admin' })
  const victim = await fixture.admin.apiKeys.create({ serviceAccount: other, name: 'victim' })
  const time = new Date().toISOString()
  for (const step of ['creating', 'storing', 'verified', 'disabled', 'done', 'rolled back'] as const) {
    await fixture.journal.write([
      {
        id: '01234567',
        step,
        key: { id: victim.id, name: 'victim' },
        serviceAccountId: fixture.account.id,
        store: 'somewhere',
        newKeyId: victim.id,
        run: '01234567',
        startedAt: time,
        updatedAt: time,
      },
    ])
    const { key, store, ...rotation } = fixture.settings
    const many = { ...rotation, account: fixture.account, olderThan: 3_600_000, store: () => store }
    expect(await rotateServiceAccount(fixture.workbench, many)).toEqual([])
    expect(await fixture.admin.apiKeys.get(victim)).toMatchObject({ active: true, name: 'victim' })
  }
})
