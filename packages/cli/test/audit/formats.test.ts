import { Writable } from 'node:stream'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { colorTerminal, daysAgo, Fixture } from './fixtures.ts'
import { fleets } from './fleets.ts'

let fixture: Fixture

beforeEach(() => {
  vi.stubEnv('NO_COLOR', '1')
  vi.stubEnv('FORCE_COLOR', undefined)
  fixture = new Fixture()
})

afterEach(() => vi.unstubAllEnvs())

const seedTwo = () =>
  fixture.seed([
    { name: 'deployer', role: 'organization_admin', keys: [{ name: 'deploy', createdAt: daysAgo(412) }] },
    { name: 'ci', readOnly: true, keys: [{ name: 'build', createdAt: daysAgo(12), active: false }] },
  ])
const two = ['--account', 'deployer', '--account', 'ci']

describe('a table', () => {
  test('has a line for each key, oldest first, and a summary', async () => {
    const [deployer, ci] = seedTwo()
    const { stdout, stderr } = await fixture.run(two)
    expect(stdout.split('\n').map(line => line.split(/ {2,}/))).toEqual([
      ['Account', 'Key', 'Id', 'Role', 'Read-only', 'State', 'Created', 'Age', 'Due'],
      ['deployer', 'deploy', deployer?.keys[0]?.id, 'admin', 'active', '2025-10-06', '412d', 'due'],
      ['ci', 'build', ci?.keys[0]?.id, 'analyst', 'yes', 'disabled', '2026-11-10', '12d'],
      [''],
      ['2 keys, 1 due (active and older than 90d). The oldest active key is "deploy" of deployer, 412 days old.'],
      [''],
    ])
    expect(stderr).toBe('')
  })

  test('has a summary if there is nothing to list', async () => {
    seedTwo()
    expect((await fixture.run([...two, '--state', 'active', '--due', '--older-than', '2y'])).stdout).toBe(
      '1 key, none due (active and older than 2y). The oldest active key is "deploy" of deployer, 412 days old.\n',
    )
    expect((await fixture.run([...two, '--state', 'disabled', '--role', 'admin'])).stdout).toBe('No keys match.\n')
  })

  test('names the oldest active key', async () => {
    fixture.seed([{ name: 'trial', active: false, keys: [{ name: 'trial', createdAt: daysAgo(900) }] }])
    seedTwo()
    expect((await fixture.run(['--sort', 'age'])).stdout).toContain(
      '6 keys, 1 due (active and older than 90d). The oldest active key is "deploy" of deployer, 412 days old.',
    )
  })

  test('omits columns on a narrow terminal and names them', async () => {
    seedTwo()
    const { stdout } = await fixture.run(two, {}, { ...colorTerminal, columns: 72 })
    const [head = ''] = stdout.split('\n')
    expect(head.split(/ {2,}/)).toEqual(['Account', 'Key', 'Role', 'Read-only', 'State', 'Created', 'Age', 'Due'])
    expect(stdout).toContain('The terminal is too narrow to show: Id.')
  })

  test('shortens a long name', async () => {
    fixture.seed([{ name: 'ci', keys: [{ name: `${'long '.repeat(20)}name` }] }])
    expect((await fixture.run(['--account', 'ci'])).stdout).toContain(`${'long '.repeat(8).slice(0, 39)}…`)
  })

  test('has colors on a terminal', async () => {
    vi.stubEnv('NO_COLOR', undefined)
    seedTwo()
    expect((await fixture.run(two, {}, colorTerminal)).stdout).toContain('\u001b[31mdue\u001b[39m')
    expect((await fixture.run(two)).stdout).not.toContain('\u001b')
  })
})

describe('machine-readable output', () => {
  test('can be one JSON document', async () => {
    const [deployer] = seedTwo()
    const { stdout, stderr } = await fixture.run([...two, '--format', 'json', '--due'])
    expect(JSON.parse(stdout)).toEqual({
      checkedAt: '2026-11-22T12:00:00.000Z',
      olderThan: '90d',
      total: 2,
      due: 1,
      keys: [
        {
          account: 'deployer',
          key: 'deploy',
          id: deployer?.keys[0]?.id,
          role: 'organization_admin',
          readOnly: false,
          state: 'active',
          createdAt: '2025-10-06T12:00:00.000Z',
          ageDays: 412,
          due: true,
          accountId: deployer?.id,
        },
      ],
    })
    expect(stderr).toContain('2 keys, 1 due')
  })

  test('can be CSV with or without a header', async () => {
    const [deployer, ci] = seedTwo()
    const { stdout, stderr } = await fixture.run([...two, '--format', 'csv'])
    const keys = [
      `"deployer","deploy","${deployer?.keys[0]?.id}","organization_admin",false,"active","2025-10-06T12:00:00.000Z",412,true,"${deployer?.id}"\n`,
      `"ci","build","${ci?.keys[0]?.id}","organization_analyst",true,"disabled","2026-11-10T12:00:00.000Z",12,false,"${ci?.id}"\n`,
    ].join('')
    expect(stdout).toBe(
      `"account","key","id","role","readOnly","state","createdAt","ageDays","due","accountId"\n${keys}`,
    )
    expect(stderr).toContain('2 keys, 1 due')
    expect((await fixture.run([...two, '--format', 'csv', '--no-header'])).stdout).toBe(keys)
  })
})

test('contains every name and no formulas in CSV', async () => {
  await fc.assert(
    fc.asyncProperty(fleets, async fleet => {
      const fixture = new Fixture()
      const seeded = fixture
        .seed(fleet)
        .flatMap(account => account.keys.map(key => ({ ...key, account: account.name })))
      const { stdout } = await fixture.run(['--format', 'csv'])
      const rows = new Map(parse<Record<string, string>>(stdout, { columns: true }).map(row => [row.id, row]))
      expect(rows.size).toBe(seeded.length + 3)
      for (const { id, name, account } of seeded) {
        expect(rows.get(id)).toMatchObject({ key: harmless(name), account: harmless(account) })
      }
    }),
  )
})

const harmless = (name: string) => (/^[\p{L}\p{N}]/u.test(name) ? name : `'${name}`)

test.each(['table', 'csv', 'json'])('contains no terminal control characters: %s', async format => {
  await fc.assert(
    fc.asyncProperty(fleets, async fleet => {
      const fixture = new Fixture()
      fixture.seed(fleet)
      const { stdout, stderr } = await fixture.run(['--format', format], {}, colorTerminal)
      // The progress of a long list clears its line.
      expect(stdout + stderr.replaceAll('\x1b[K', '')).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u)
      const count = fleet.flatMap(({ keys }) => keys).length + 3
      if (format !== 'json') expect(stdout.trimEnd().split('\n')).toHaveLength(count + (format === 'table' ? 3 : 1))
    }),
  )
})

describe('output that cannot be written', () => {
  const failing = (code: string) =>
    new Writable({ write: (_, __, done) => done(Object.assign(new Error(code), { code })) })

  test('is not an error if the reader closed the pipe', async () => {
    expect(await fixture.runOn(failing('EPIPE'), [])).toBe(0)
  })

  test('is an error if the disk is full', async () => {
    expect(await fixture.runOn(failing('ENOSPC'), ['--format', 'csv'])).toBe(1)
  })
})
