import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { daysAgo, documentOf, due, errorResponse, Fixture } from './fixtures.ts'

let fixture: Fixture

beforeEach(async () => {
  fixture = await Fixture.open()
})

afterEach(() => fixture.close())

describe('a failure', () => {
  test('of the destination is detected before a key is created', async () => {
    const key = await fixture.seedDueKey()
    const { code, stdout } = await fixture.run([...due, '--dotenv', fixture.folder])
    expect(code).toBe(1)
    expect(stdout.replace(/[\s│]+/g, ' ')).toMatch(/is not a regular file.* Nothing was changed\./)
    expect(await fixture.works(key.token)).toBe(true)
    expect(await fixture.keysOf()).toHaveLength(1)
  })

  test('to find a file whose name has two characters swapped has a suggestion', async () => {
    await fixture.seedDueKey()
    const { code, stdout } = await fixture.run([...due, '--dotenv', join(fixture.folder, '.evn'), '--json'])
    expect(code).toBe(1)
    expect(documentOf(stdout).keys[0].detail).toContain('.evn does not exist. Did you mean ".env"?')
  })

  test('of the verification restores the file and deletes the new key', async () => {
    const key = await fixture.seedDueKey()
    const before = await readFile(fixture.file, 'utf8')
    let verifications = 0
    fixture.fault = async request => {
      const isStored =
        request.headers.get('authorization') === `Bearer ${(await fixture.readVariables()).WORKBENCH_API_KEY}`
      verifications += isStored ? 1 : 0
      return isStored ? errorResponse(403) : undefined
    }
    const { code, stdout } = await fixture.run([...fixture.toFile, '--json'])
    expect([code, verifications]).toEqual([1, 1])
    expect(documentOf(stdout)).toMatchObject({
      rotated: 0,
      failed: 1,
      keys: [{ id: key.id, newId: null, status: 'failed', canResume: false }],
    })
    expect(await readFile(fixture.file, 'utf8')).toBe(before)
    expect((await fixture.keysOf()).map(({ id, active }) => ({ id, active }))).toEqual([{ id: key.id, active: true }])
  })

  test("of the server to name a key's account is reported, and not treated as an account without keys", async () => {
    await fixture.seedDueKey()
    fixture.fault = async request => {
      if (!/\/api_keys\b/.test(request.url)) return undefined
      const response = await fixture.mock.fetch(request)
      if (response.status === 204) return response
      const withoutAccount = (key: string, value: object) =>
        key === 'service_account' ? { ...value, data: null } : value
      return Response.json(JSON.parse(await response.text(), withoutAccount), response)
    }
    for (const command of [['--dry-run'], []]) {
      const { code, stdout } = await fixture.run([...fixture.toFile, ...command, '--json'])
      expect([code, documentOf(stdout).keys]).toMatchObject([
        1,
        [{ name: 'deploy', status: 'failed', detail: expect.stringContaining('does not belong to a service account') }],
      ])
    }
  })

  test('to roll back reports which keys work, even if a signal arrives at the same moment', async () => {
    await fixture.seedDueKey()
    await fixture.run(fixture.toFile)
    fixture.fault = async request => {
      if (request.method !== 'PATCH' || !(await request.text()).includes('"active":true')) return undefined
      fixture.interrupt('SIGTERM')
      return errorResponse(403)
    }
    const args = ['--account', 'deployer', '--dotenv', fixture.file, '--settle-timeout', '1s', '--json']
    const { code, stdout } = await fixture.run(['rollback', '--key', 'deploy', ...args])
    const [{ newId, detail }] = documentOf(stdout).keys
    expect([code, documentOf(stdout).failed]).toEqual([1, 1])
    expect(detail).toContain(`The old key is disabled; the new key ${newId} is active.`)
    expect(detail).toContain(`contains the secret of the new key ${newId}`)
  })

  test('to disable the old key leaves both keys working, and the same command resumes, even if no key is due', async () => {
    const key = await fixture.seedDueKey()
    const isDisabling = async (request: Request) =>
      request.method === 'PATCH' && (await request.text()).includes('"active":false')
    fixture.fault = async request => ((await isDisabling(request)) ? errorResponse(403) : undefined)
    const { code, stdout } = await fixture.run([...fixture.toFile, '--json'])
    expect(code).toBe(1)
    const { newId, detail } = documentOf(stdout).keys[0]
    expect(documentOf(stdout)).toMatchObject({
      rotated: 0,
      failed: 1,
      keys: [{ id: key.id, status: 'failed', canResume: true }],
    })
    expect((await fixture.keysOf()).map(({ id }) => id)).toEqual([key.id, newId])
    expect(detail).toContain(`The old key is active; the new key ${newId} is active.`)
    expect(await fixture.works((await fixture.readVariables()).WORKBENCH_API_KEY)).toBe(true)
    expect(await fixture.works(key.token)).toBe(true)

    fixture.fault = () => undefined
    const again = await fixture.run([...fixture.toFile, '--older-than', '9y', '--json'])
    expect([again.code, documentOf(again.stdout).rotated]).toEqual([0, 1])
    expect(again.stderr).toMatch(/deployer\/deploy.*: done\n/)
    expect(await fixture.keysOf()).toHaveLength(2)
    expect(await fixture.works(key.token)).toBe(false)
  })

  test('of --after-store has advice, even if the command ends with the advice for another failure', async () => {
    await fixture.seedDueKey()
    const command = 'false # Correct the place, or roll the rotation back and start it again.'
    const { code, stdout } = await fixture.run([...fixture.toFile, '--after-store', command, '--json'])
    expect(code).toBe(1)
    expect(documentOf(stdout).keys).toMatchObject([
      { canResume: true, detail: expect.stringMatching(/Run it again to continue, or roll it back\.$/) },
    ])
  })

  test('to find the new key in its place does not advise running the rotation again', async () => {
    const key = await fixture.seedDueKey()
    expect((await fixture.run([...fixture.toFile, '--grace-period', '1h', '--no-wait'])).code).toBe(3)
    await writeFile(fixture.file, `WORKBENCH_API_KEY=${key.token}\n`)
    const { code, stdout } = await fixture.run([...fixture.toFile, '--json'])
    expect(code).toBe(1)
    const { detail, newId } = documentOf(stdout).keys[0]
    expect(newId).toBe((await fixture.keysOf())[1]?.id)
    expect(detail).toContain(
      'The old key is not disabled. Correct the place, or roll the rotation back and start it again.',
    )
    expect(detail).not.toContain('Run it again')
  })

  test('of one key does not stop the others', async () => {
    fixture.seedAccount([
      { name: 'broken', createdAt: daysAgo(200) },
      { name: 'fine', createdAt: daysAgo(100) },
    ])
    fixture.fault = async request => {
      const isBroken = request.method === 'POST' && (await request.text()).includes('broken')
      return isBroken ? errorResponse(403) : undefined
    }
    const { code, stdout } = await fixture.run([...due, '--folder', fixture.folder, '--create', '--json'])
    expect(code).toBe(1)
    expect(documentOf(stdout)).toMatchObject({ rotated: 1, failed: 1, keys: [{ status: 'failed' }, { name: 'fine' }] })
  })

  test('to connect is reported during the retries, and then with the address', async () => {
    fixture.fault = () => Promise.reject(Object.assign(new TypeError('fetch failed'), { code: 'ECONNREFUSED' }))
    const waiting = await fixture.run(['status', '--base-url', 'https://workbench.example'])
    expect(waiting.stderr).toMatch(
      /^note: Workbench does not respond \(.+\)\. Retrying up to 5 times\.\nworkbench-keys: The connection to https:\/\/workbench\.example failed .*\n$/,
    )
  })

  test('to respond soon is reported while the program waits', async () => {
    let notice = () => {}
    const noticed = new Promise<undefined>(resolve => {
      notice = () => resolve(undefined)
    })
    fixture.fault = () => noticed
    const { code, stderr } = await fixture.run(['status'], {}, log => {
      if (log.includes('note: Waiting for Workbench at https://')) notice()
    })
    expect([code, stderr.match(/note: /g)]).toEqual([0, ['note: ']])
  })

  test.each(['text', 'json'])('to respond is reported every 30 seconds with the elapsed time, as %s', async format => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] })
    try {
      let respond = () => {}
      const answered = new Promise<undefined>(resolve => {
        respond = () => resolve(undefined)
      })
      fixture.fault = () => answered
      let isLate = false
      const { code, stderr } = await fixture.run(['status', '--log-format', format], {}, log => {
        if (isLate || !log.includes('Waiting for Workbench')) return
        isLate = true
        vi.advanceTimersByTime(61_000)
        respond()
      })
      expect(code).toBe(0)
      expect(stderr.match(/to respond|has not responded for [^.]*/g)).toEqual([
        'to respond',
        'has not responded for 30s',
        'has not responded for 1m',
      ])
    } finally {
      vi.useRealTimers()
    }
  })

  test.each([
    { waits: [61_000], reported: ['30s', '1m'] },
    { waits: [20_000, 20_000], reported: null },
  ])(
    'to respond in time later is reported with the time since its last response: $waits',
    async ({ waits, reported }) => {
      vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] })
      try {
        let requests = 0
        fixture.fault = () => {
          vi.advanceTimersByTime(waits[requests - 1] ?? 0)
          requests += 1
          return undefined
        }
        const { code, stderr } = await fixture.run(['status'])
        expect([code, requests > waits.length]).toEqual([0, true])
        expect(stderr.match(/(?<=has not responded for )[^.]*/g)).toEqual(reported)
      } finally {
        vi.useRealTimers()
      }
    },
  )

  test('to list the keys is reported in JSON and in one line on standard error', async () => {
    fixture.fault = ({ method }) => (method === 'GET' ? errorResponse(403) : undefined)
    const { code, stdout, stderr } = await fixture.run([...fixture.toFile, '--json'])
    expect(code).toBe(1)
    expect(documentOf(stdout)).toMatchObject({ rotated: 0, failed: 0, keys: [], error: expect.stringContaining('403') })
    expect(stderr).toMatch(/^workbench-keys: .*Set WORKBENCH_API_KEY to the key of an Organization Admin\.\n$/)
  })
})

describe('an interrupt', () => {
  const toBoth = () => [...fixture.toFile, '--variable', 'KEY_{NAME}', '--concurrency', '1', '--json']

  test('in the grace period leaves both keys working and other keys unchanged, and the same command resumes', async () => {
    const { keys } = fixture.seedAccount([
      { name: 'first', createdAt: daysAgo(200) },
      { name: 'second', createdAt: daysAgo(100) },
    ])
    await fixture.store(keys)
    const [first, second] = keys
    const interrupted = await fixture.run(
      [...toBoth(), '--grace-period', '1h'],
      {},
      (log, kill) => log.includes(' until ') && kill('SIGINT'),
    )
    expect(interrupted.code).toBe(130)
    expect(documentOf(interrupted.stdout)).toMatchObject({
      rotated: 0,
      keys: [{ name: 'first', status: 'waiting', canResume: true }, { name: 'second' }],
    })
    const { KEY_FIRST, KEY_SECOND } = await fixture.readVariables()
    for (const token of [KEY_FIRST, KEY_SECOND, first?.token, second?.token]) {
      expect(await fixture.works(token)).toBe(true)
    }

    const { code, stdout } = await fixture.run(toBoth())
    expect([code, documentOf(stdout).rotated]).toEqual([0, 2])
    expect(await fixture.readVariables()).toMatchObject({ KEY_FIRST })
    expect((await fixture.keysOf()).filter(({ active }) => active)).toHaveLength(2)
  })

  test('before a rotation of an earlier run continues says that it is not finished', async () => {
    await fixture.seedDueKey()
    expect((await fixture.run([...fixture.toFile, '--after-store', 'false'])).code).toBe(1)
    const { code, stdout } = await fixture.run(
      [...fixture.toFile, '--json'],
      {},
      (log, kill) => log.includes('resumed where') && kill('SIGINT'),
    )
    expect([code, documentOf(stdout).keys]).toMatchObject([
      130,
      [{ status: 'not begun', canResume: true, detail: expect.stringContaining('An earlier run began') }],
    ])
    // Later runs do not have to wait for this one: the name of the new key does not mark it as active.
    expect((await fixture.keysOf()).map(({ name }) => name)).toEqual([
      expect.stringMatching(/^deploy \(rotating since /),
      expect.stringMatching(/^deploy \(rotating (?!.* by )/),
    ])
  })

  test('before the secret is stored rolls back the rotation', async () => {
    const key = await fixture.seedDueKey()
    const before = await readFile(fixture.file, 'utf8')
    const { code, stdout } = await fixture.run(
      [...fixture.toFile, '--json'],
      {},
      (log, kill) => log.includes('created a new key') && kill('SIGINT'),
    )
    expect(code).toBe(130)
    expect(documentOf(stdout)).toMatchObject({
      interrupted: 1,
      failed: 0,
      keys: [
        { status: 'interrupted', canResume: false, newId: null, detail: expect.stringMatching(/Run it again\.$/) },
      ],
    })
    expect(await readFile(fixture.file, 'utf8')).toBe(before)
    expect((await fixture.keysOf()).map(({ id, active }) => ({ id, active }))).toEqual([{ id: key.id, active: true }])
  })

  test.each([
    ['SIGHUP', 129],
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)(
    'by %s does not count the stopped keys as failed, but still reports the key that failed',
    async (signal, exitCode) => {
      fixture.seedAccount([
        { name: 'broken', createdAt: daysAgo(300) },
        { name: 'stopped', createdAt: daysAgo(200) },
        { name: 'unstarted', createdAt: daysAgo(100) },
      ])
      fixture.fault = async request => {
        const isBroken = request.method === 'POST' && (await request.text()).includes('broken')
        return isBroken ? errorResponse(403) : undefined
      }
      const metrics = join(fixture.folder, 'keys.prom')
      const args = [...due, '--folder', fixture.folder, '--create', '--concurrency', '1', '--metrics-file', metrics]
      // The command stops the program as a terminal would, and then fails.
      const stopped = await fixture.spawn([
        ...args,
        '--after-store',
        `kill -${signal.slice(3)} $PPID; sleep 10`,
        '--json',
      ])
      expect(stopped.code).toBe(exitCode)
      expect(documentOf(stopped.stdout)).toMatchObject({
        rotated: 0,
        interrupted: 1,
        failed: 1,
        keys: [
          { name: 'broken', status: 'failed' },
          { name: 'stopped', status: 'interrupted', canResume: true, detail: expect.stringContaining('Run it again') },
          { name: 'unstarted', status: 'not begun', canResume: false },
        ],
      })
      expect(stopped.stderr).toMatch(/deployer\/stopped: interrupted\n/)
      expect(await readFile(metrics, 'utf8')).toMatch(
        /\{status="failed"\} 1\n(.*\n)*workbench_keys_rotations\{status="interrupted"\} 1\n/,
      )
      fixture.fault = () => undefined
      const { code, stdout } = await fixture.spawn([...args, '--json'])
      expect([code, documentOf(stdout).rotated]).toEqual([0, 3])
    },
  )
})
