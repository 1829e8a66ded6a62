import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { serve, WorkbenchMock } from '@workbench-sdk/mock'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Child, killCommands, outcome, runWith } from './command-line.ts'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workbench-conformance-'))
})

afterEach(async () => {
  killCommands()
  await rm(folder, { recursive: true })
})

/** The environment of a command whose deployment does not respond. */
const UNREACHABLE = {
  WORKBENCH_BASE_URL: 'http://127.0.0.1:9',
  WORKBENCH_API_KEY: 'hidden',
  WORKBENCH_PASSWORD: undefined,
  WORKBENCH_OTP: undefined,
}

const start = (env: NodeJS.ProcessEnv, ...args: string[]) => runWith({ NO_COLOR: '1', ...env }, 'conformance', ...args)

async function waitForExit(child: Child) {
  const { out, said, code } = await outcome(child)
  return { out, err: said, code }
}

type Exit = Awaited<ReturnType<typeof waitForExit>>

/** Serves a mock, and returns the environment variables that point the command to it. */
async function serveMock(options: ConstructorParameters<typeof WorkbenchMock>[0] = {}) {
  const mock = new WorkbenchMock(options)
  // Accounts of the user may have names similar to those of a run.
  mock.seed({
    serviceAccounts: ['bystander', 'workbench-conformance', 'workbench-conformance runner'].map(name => ({
      name,
      keys: [{ name }, { name: 'off', active: false }],
    })),
  })
  const server = await serve(mock)
  const env = { WORKBENCH_BASE_URL: server.url, WORKBENCH_API_KEY: mock.tokens.admin }
  return { mock, env, [Symbol.asyncDispose]: () => server.close() }
}

/** Returns every service account and key with all attributes. */
async function allRecords(mock: WorkbenchMock): Promise<unknown> {
  const headers = { authorization: `Bearer ${mock.tokens.admin}` }
  const read = async (type: string) => {
    const response = await mock.fetch(`${mock.baseUrl}/api/v2/${type}?page[limit]=1000`, { headers })
    return (await response.json()).data
  }
  return { accounts: await read('service_accounts'), keys: await read('api_keys') }
}

describe('workbench-mock conformance', () => {
  test('reports that all cases passed, leaves no records behind, and exits with 0', async () => {
    await using served = await serveMock()
    const before = await allRecords(served.mock)
    const { out, err, code } = await waitForExit(start(served.env, '--allow-writes'))
    expect([code, out.match(/^(\d+) passed, (\d+) failed/m)?.[2]]).toEqual([0, '0'])
    expect(out).toMatch(/^passed +disable-cascade +A +disables all keys of a disabled account/m)
    expect(err).toMatch(/of \d+ {2}Service accounts/)
    expect(await allRecords(served.mock)).toEqual(before)
  })

  describe('with failures', () => {
    const assumptions = { enableCascade: 'untouched-only', forbiddenTitle: 'No', bodyType: 'must-match' } as const
    let first: Exit
    let token = ''
    let written: { readonly json: string; readonly junit: string; readonly profile: string }

    beforeAll(async () => {
      await using served = await serveMock({ assumptions })
      const root = await mkdtemp(join(tmpdir(), 'workbench-conformance-'))
      const [json, junit, profile] = [join(root, 'report.json'), join(root, 'junit.xml'), join(root, 'profile.json')]
      const files = ['--json', json, '--junit', junit, '--write-profile', profile]
      first = await waitForExit(start(served.env, '--allow-writes', ...files))
      token = served.mock.tokens.admin
      const read = (file: string) => readFile(file, 'utf8')
      written = { json: await read(json), junit: await read(junit), profile: await read(profile) }
      await rm(root, { recursive: true })
    })

    test('reports each failure, and writes a profile with which a mock behaves the same', async () => {
      const { results } = JSON.parse(written.json)
      const failures = results.filter(({ outcome }: { outcome: string }) => outcome === 'failed')
      expect(first.code).toBe(0)
      expect(first.err).toContain('The profile records the behavior in 3 of 3 failed cases.')
      expect(failures).toMatchObject([
        { id: 'enable-cascade/disabled-alone', expected: 'all', actual: 'untouched-only' },
        { id: 'forbidden-title', expected: 'Forbidden', actual: 'No' },
        { id: 'body-type', expected: 'ignored', actual: 'must-match' },
      ])
      await using served = await serveMock({ assumptions })
      expect(new WorkbenchMock({ profile: JSON.parse(written.profile) }).assumptions).toEqual(served.mock.assumptions)
      const file = join(folder, 'profile.json')
      await writeFile(file, written.profile)
      // The profile has no effect on the cases that passed, because it has the values of the mock's defaults for them.
      const failed = failures.map(({ id }: { id: string }) => id)
      const second = await waitForExit(
        start(served.env, '--allow-writes', '--profile', file, '--json', '--only', ...failed),
      )
      expect([second.code, JSON.parse(second.out).results.length]).toEqual([0, failures.length])
    })

    test('prints no secret in any report format', () => {
      const { json, junit } = written
      expect([first.out, json]).toEqual([
        expect.stringMatching(/^\d+ passed, /m),
        expect.stringContaining('"outcome":'),
      ])
      const all = [first.out, first.err, json, junit].join('\n')
      expect(all).toMatch(/<failure message="enableCascade">/)
      expect(all).not.toContain(token)
      expect(all).not.toMatch(/wbmock_/)
    })
  })

  test.each([
    ['0 if the profile records each failure', ['enable-cascade'], 0, 'in 1 of 1 failed cases.\n'],
    ['1 if no assumption covers a failure', ['enable-cascade', 'bad-route'], 1, 'failed cases: bad-route/path, '],
  ])('exits with %s', async (_, only, code, message) => {
    await using served = await serveMock({ assumptions: { enableCascade: 'untouched-only' } })
    const teapots: typeof fetch = async (input, init) => {
      const response = await served.mock.fetch(input, init)
      const { body, headers, status } = response
      return status === 404 ? new Response(body, { status: 418, headers }) : response
    }
    await using teapot = await serve({ fetch: teapots })
    const env = { ...served.env, WORKBENCH_BASE_URL: teapot.url }
    const args = ['--allow-writes', '--only', ...only]
    const file = join(folder, 'profile.json')
    const { err, ...exit } = await waitForExit(start(env, ...args, '--write-profile', file))
    expect([exit.code, err]).toEqual([code, expect.stringContaining(message)])
    expect((await waitForExit(start(env, ...args))).code).toBe(1)
    expect((await waitForExit(start(env, ...args, '--profile', file))).code).toBe(code)
  })

  test('detects, without a code, that creating a key requires one, and skips the cases that need it', async () => {
    await using served = await serveMock({ assumptions: { otpOnKeyCreate: true } })
    const run = async (env: NodeJS.ProcessEnv = {}) => {
      const { out } = await waitForExit(
        start({ ...served.env, ...env }, '--allow-writes', '--json', '--only', 'otp-on-create', 'key-delete'),
      )
      return JSON.parse(out).results.map(({ outcome, actual }: { outcome: string; actual?: unknown }) => [
        outcome,
        actual,
      ])
    }
    const otpCase = ['failed', true]
    expect(await run()).toEqual([otpCase, ['skipped', undefined], ['skipped', undefined]])
    expect(await run({ WORKBENCH_OTP: served.mock.otp })).toEqual([
      otpCase,
      ['passed', undefined],
      ['passed', undefined],
    ])
  })

  test('only reads without --allow-writes', async () => {
    await using served = await serveMock()
    const before = await allRecords(served.mock)
    const methods = new Set<string>()
    const recordMethod: typeof fetch = (input, init) => {
      methods.add((input as Request).method)
      return served.mock.fetch(input, init)
    }
    await using recording = await serve({ fetch: recordMethod })
    const { out, code } = await waitForExit(start({ ...served.env, WORKBENCH_BASE_URL: recording.url }))
    expect(code).toBe(0)
    expect(out).toMatch(/skipped +disable-cascade[\s\S]*?--allow-writes/)
    expect([...methods].toSorted()).toEqual(['GET', 'HEAD', 'OPTIONS'])
    expect(await allRecords(served.mock)).toEqual(before)
  })

  test.each(['SIGINT', 'SIGTERM'] as const)('deletes its records after %s, and exits with 130', async signal => {
    await using served = await serveMock()
    const before = await allRecords(served.mock)
    const child = start(served.env, '--allow-writes', '--rate', '200')
    const end = waitForExit(child)
    await waitForSection(child, 'API keys')
    child.kill(signal)
    const { out, code } = await end
    expect([code, out.includes('interrupted')]).toEqual([130, true])
    expect(await allRecords(served.mock)).toEqual(before)
  })

  test('deletes only the records of a killed run', async () => {
    await using served = await serveMock()
    const before = await allRecords(served.mock)
    const child = start(served.env, '--allow-writes', '--rate', '200')
    await waitForSection(child, 'API keys')
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(await allRecords(served.mock)).not.toEqual(before)
    const { out } = await waitForExit(start(served.env, '--allow-writes', '--only', 'key-delete'))
    expect(out).toMatch(/Deleted [1-9]\d* records from an earlier run/)
    expect(await allRecords(served.mock)).toEqual(before)
  })

  test.each([
    ['a missing base URL', [], { WORKBENCH_BASE_URL: undefined }, /--base-url/],
    ['an invalid base URL', ['--base-url', 'workbench'], {}, /expected an origin/],
    ['a base URL with http', ['--base-url', 'http://example.com'], {}, /unencrypted/],
    ['a missing key', [], { WORKBENCH_API_KEY: undefined }, /Missing API key: set WORKBENCH_API_KEY/],
    ['an unreachable deployment', [], {}, /Cannot reach/],
    ['an invalid rate', ['--rate', 'fast'], {}, /positive integer/],
    [
      'an unknown rule',
      ['--only', 'color'],
      {},
      /case "color"\. Expected one of: (\S+ ){5}and \d+ more\. A run without/,
    ],
    [
      'a secret as a rule',
      ['--only', 'wbmock_0'],
      {},
      /or case\. Expected one of: (?!(\S+), \1,)(\S+ ){5}and \d+ more/,
    ],
    ['a misspelled rule', ['--only', 'read-olny'], {}, /case "read-olny"\. Did you mean "read-only"\?/],
    ['a username without a password', ['--username', 'kim'], {}, /WORKBENCH_PASSWORD/],
    ['a missing profile', ['--profile', 'none'], {}, /Cannot read the profile none: ENOENT/],
    ['a missing secrets file', ['--secrets', 'none'], {}, /Cannot read the --secrets file: ENOENT/],
  ])('exits with 2 for %s', async (_, args, more, message) => {
    const { err, code } = await waitForExit(start({ ...UNREACHABLE, ...more }, ...args))
    expect(code).toBe(2)
    expect(err).toMatch(message)
    expect(err).not.toMatch(/hidden|^ +at /m)
  })

  test('reads secrets from a file, and prefers the environment', async () => {
    await using served = await serveMock()
    const file = join(folder, 'secrets.env')
    await writeFile(file, `WORKBENCH_API_KEY=${served.mock.tokens.admin}\nWORKBENCH_OTHER_API_KEY='none'\n`)
    const env = { ...served.env, WORKBENCH_API_KEY: '' }
    const { code, err } = await waitForExit(start(env, '--secrets', file, '--only', 'media-type'))
    expect([code, err]).toEqual([0, expect.not.stringContaining('error')])
    const wrong = { ...served.env, WORKBENCH_API_KEY: 'wrong' }
    expect((await waitForExit(start(wrong, '--secrets', file))).err).toContain('rejected the token')
  })

  test('exits with 2 if every case was skipped', async () => {
    await using served = await serveMock()
    const { code, err } = await waitForExit(start(served.env, '--only', 'admin-everything'))
    expect([code, err]).toEqual([2, expect.stringContaining('Nothing was checked: every case was skipped')])
  })

  const rejections = new Map<string, Promise<Exit>>()

  /** Runs the command once for the same arguments. */
  function rejectionOf(...args: string[]): Promise<Exit> {
    const key = args.join(' ')
    const exit = rejections.get(key) ?? waitForExit(start(UNREACHABLE, ...args))
    rejections.set(key, exit)
    return exit
  }

  test.each([
    ['--token', 'REAL_KEY'],
    ['--token=REAL_KEY'],
    ['--api-key', 'REAL_KEY'],
    ['--analyst-token', 'REAL_KEY'],
    ['--read-only-token=REAL_KEY'],
    ['--other-token', 'REAL_KEY'],
    ['--otp', 'REAL_KEY'],
    ['--password=REAL_KEY'],
    ['--analyst-tokne=REAL_KEY'],
    ["--tokne=it's REAL_KEY"],
    ['-tREAL_KEY'],
    ['-token=REAL_KEY'],
    ['REAL_KEY'],
    ['--rate', 'REAL_KEY'],
    ['--rate=REAL_KEY'],
    ['--only', 'REAL_KEY'],
    ['--secrets', 'REAL_KEY'],
    ['--base-url', 'https://user:REAL_KEY@example.com'],
    ['--base-url=https://REAL_KEY@example.com/x'],
    ['--base-url', 'https://example.com/?key=REAL_KEY'],
    ['--base-url', 'REAL_KEY'],
  ])('rejects %s %s without printing the value', async (...args) => {
    const { out, err, code } = await rejectionOf(...args)
    expect([code, err]).toEqual([2, expect.stringMatching(/^error: ./)])
    expect(out + err).not.toContain('REAL_KEY')
  })

  test.each([
    ['--token', 'WORKBENCH_API_KEY'],
    ['--api-key', 'WORKBENCH_API_KEY'],
    ['--analyst-token', 'WORKBENCH_ANALYST_API_KEY'],
    ['--read-only-token', 'WORKBENCH_READ_ONLY_API_KEY'],
    ['--other-token', 'WORKBENCH_OTHER_API_KEY'],
    ['--otp', 'WORKBENCH_OTP'],
    ['--password', 'WORKBENCH_PASSWORD'],
  ])('suggests a variable instead of %s', async (option, variable) => {
    const { err } = await rejectionOf(option, 'REAL_KEY')
    expect(err).toContain(`Set ${variable}, or write it to a --secrets file.`)
  })

  test('rejects a profile that is not UTF-8, and accepts a byte order mark', async () => {
    const file = join(folder, 'profile.json')
    const profile = JSON.stringify({ profile: 1, assumptions: { forbiddenTitle: 'Zugriff verwehrt für alle' } })
    await writeFile(file, profile, 'latin1')
    const { err, code } = await waitForExit(start(UNREACHABLE, '--profile', file))
    expect([code, err]).toEqual([2, expect.stringMatching(/Invalid profile .*it is not valid UTF-8\. Convert it/)])
    await writeFile(file, `\uFEFF${profile}`)
    expect((await waitForExit(start(UNREACHABLE, '--profile', file))).err).not.toMatch(/Invalid profile/)
  })

  test('does not print the content of a file that is not a profile', async () => {
    const file = join(folder, 'secrets.env')
    await writeFile(file, 'REAL_KEY')
    const { err, code } = await waitForExit(start(UNREACHABLE, '--profile', file))
    expect([code, err]).toEqual([2, expect.stringMatching(/Invalid profile .*it is not valid JSON/)])
    expect(err).not.toContain('REAL')
  })

  test('does not print a password in the base URL from the environment', async () => {
    const env = { ...UNREACHABLE, WORKBENCH_BASE_URL: 'https://user:PASSW0RD@example.com/x' }
    const { err, code } = await waitForExit(start(env))
    expect([code, err]).toEqual([2, expect.stringMatching(/expected an origin/)])
    expect(err).not.toContain('PASSW0RD')
  })

  test('prints no control characters from a server', async () => {
    const hostile = '\u001b]0;title\u0007\u009b31m\u202e\nerror: all cases passed'
    const title = JSON.stringify({ errors: [{ status: '401', title: hostile, detail: hostile }] })
    const server = createServer((_, response) => response.writeHead(401).end(title))
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const { err } = await waitForExit(start({ ...UNREACHABLE, WORKBENCH_BASE_URL: `http://127.0.0.1:${port}` }))
    server.close()
    expect(err).toMatch(/rejected the token.*all cases passed/)
    expect(err.trimEnd()).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u)

    await using served = await serveMock({ assumptions: { forbiddenTitle: hostile } })
    for (const format of [[], ['--json'], ['--junit']]) {
      const { out } = await waitForExit(start(served.env, '--allow-writes', '--only', 'forbidden-title', ...format))
      expect(out).toContain('all cases passed')
      expect(out).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}|^error/mu)
    }
  })

  test('rejects an invalid token and a non-admin token before the first case', async () => {
    await using served = await serveMock()
    for (const [token, message] of [
      ['hidden', 'rejected the token: status 401'],
      [served.mock.tokens.analyst, 'requires the token of an Organization Admin'],
    ] as const) {
      const { err, code } = await waitForExit(start({ ...served.env, WORKBENCH_API_KEY: token }))
      expect([code, err.includes(message), err.includes(token)]).toEqual([2, true, false])
    }
  })

  test('rejects a profile with an unknown assumption, and lists the known ones', async () => {
    const file = join(folder, 'profile.json')
    await writeFile(file, JSON.stringify({ profile: 1, assumptions: { color: 'red' } }))
    const { err, code } = await waitForExit(start(UNREACHABLE, '--profile', file))
    expect([code, /color.*otpOnKeyCreate/.test(err)]).toEqual([2, true])
  })

  test('rejects a server that is not a Workbench API', async () => {
    const server = createServer((_, response) => response.end('<html>hello</html>'))
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const { err, code } = await waitForExit(start({ ...UNREACHABLE, WORKBENCH_BASE_URL: `http://127.0.0.1:${port}` }))
    server.close()
    expect([code, err.includes('is not a Workbench')]).toEqual([2, true])
  })
})

/** Waits until a run begins a section. */
async function waitForSection(child: Child, title: string): Promise<void> {
  for await (const line of createInterface({ input: child.stderr })) if (line.includes(title)) return
  throw new Error(`The run ended before the section ${title}.`)
}
