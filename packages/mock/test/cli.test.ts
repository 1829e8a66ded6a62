import { once } from 'node:events'
import { copyFile, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { get as getPlainly } from 'node:http'
import { get } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import {
  killCommands,
  linesOf,
  outcome,
  type Ready,
  run,
  runWith,
  runWithLittleRoom,
  served,
  servedWith,
  stopped,
} from './command-line.ts'
import { checkedFetch } from './contract.ts'

const root = await mkdtemp(join(tmpdir(), 'workbench-serve-'))
afterAll(() => rm(root, { recursive: true }))
afterEach(killCommands)

/** Sends a request with the token of the admin, or with another token. */
async function call({ url, tokens }: Ready, method: string, path: string, data?: object, token = tokens.admin) {
  const response = await checkedFetch(`${url}/api/v2${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(data && { body: JSON.stringify({ data }) }),
  })
  return { status: response.status, body: response.status === 204 ? undefined : await response.json() }
}

const newAccount = (name: string) => ({
  type: 'service_accounts',
  attributes: { display_name: name, role: 'organization_analyst' },
})

const namesIn = async (mock: Ready): Promise<string[]> =>
  (await call(mock, 'GET', '/service_accounts?page[limit]=1000')).body.data.map(
    ({ attributes }: { attributes: { display_name: string } }) => attributes.display_name,
  )

/** Returns the lines of the banner, up to the one with curl. */
async function bannerOf(nextLine: () => Promise<string>): Promise<string[]> {
  const lines: string[] = []
  while (!lines.at(-1)?.includes('curl')) lines.push(await nextLine())
  return lines
}

describe('workbench-mock serve', () => {
  test('prints the URL and valid tokens in the first line with --json', async () => {
    const mock = await served()
    const { child: _, nextLine: __, ...said } = mock
    expect(Object.keys(said)).toEqual(['url', 'organizationId', 'tokens', 'otp'])
    expect(Object.keys(said.tokens)).toEqual(['admin', 'analyst', 'readOnlyAdmin'])
    const status = async (token: string) => (await call(mock, 'GET', '/api_keys', undefined, token)).status
    expect([await status(said.tokens.admin), await status(said.tokens.analyst)]).toEqual([200, 403])
    expect(new URL(said.url).hostname).toBe('127.0.0.1')
  })

  test('is the default command', async () => {
    const { url } = JSON.parse(await linesOf(run('--json', '--port', '0').stdout)())
    expect((await fetch(`${url}/api/v2/organizations`)).status).toBe(401)
  })

  test('prints each request as a line without secrets if --json is set', async () => {
    const mock = await served()
    const created = await call(mock, 'POST', '/service_accounts', newAccount('ci'))
    const relationships = { service_account: { data: { type: 'service_accounts', id: created.body.data.id } } }
    await mock.nextLine()
    await call(mock, 'POST', '/api_keys', { type: 'api_keys', attributes: { display_name: 'key' }, relationships })
    const line = await mock.nextLine()
    expect(JSON.parse(line)).toMatchObject({
      method: 'POST',
      route: 'POST /api_keys',
      status: 201,
      caller: { name: 'Mock admin' },
    })
    expect(line).not.toContain('wbmock_')
    await call(mock, 'GET', '/api_keys', undefined, mock.tokens.analyst)
    expect(JSON.parse(await mock.nextLine())).toMatchObject({ status: 403, rule: 'admin-only' })
  })

  test('has several worlds, and logs the world of a request', async () => {
    const mock = await served('--seed', '1')
    const world = `${mock.url}/__world__/worker-7`
    const { tokens, organizationId } = await (await fetch(`${world}/__mock__`)).json()
    expect(organizationId).not.toBe(mock.organizationId)
    const ask = (url: string, token: string) =>
      fetch(`${url}/api/v2/api_keys`, { headers: { authorization: `Bearer ${token}` } })
    expect([(await ask(world, tokens.admin)).status, (await ask(mock.url, tokens.admin)).status]).toEqual([200, 401])
    expect(JSON.parse(await mock.nextLine())).toMatchObject({
      world: 'worker-7',
      path: '/api/v2/api_keys',
      status: 200,
    })
    const line = JSON.parse(await mock.nextLine())
    expect([line.world, line.status]).toEqual([undefined, 401])
  })

  test('persists changes that the control API makes', async () => {
    const file = join(root, 'controlled.state')
    const first = await served('--state', file)
    const seed = { serviceAccounts: [{ name: 'seeded from afar', keys: [{ name: 'key' }] }] }
    const response = await fetch(`${first.url}/__mock__/seed`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(seed),
    })
    const { serviceAccounts } = await response.json()
    await stopped(first.child, 'SIGKILL')
    const second = await served('--state', file)
    expect(await namesIn(second)).toContain('seeded from afar')
    expect((await call(second, 'GET', '/api_keys', undefined, serviceAccounts[0].keys[0].token)).status).toBe(403)
  })

  test('logs the request, caller, status and remedy without secrets', async () => {
    const child = run('--port', '0')
    const nextLine = linesOf(child.stdout)
    const banner = (await bannerOf(nextLine)).join('\n')
    const [, url = ''] = /(http:\S+)/.exec(banner) ?? []
    const [, analyst = ''] = / analyst +(\S+)/.exec(banner) ?? []
    const ask = (path: string) => fetch(url + path, { headers: { authorization: `Bearer ${analyst}` } })
    expect(await nextLine()).toBe('')
    await ask('/api/v2/api_keys?filter%5Bx%5D=wbmock_aaaaaaaaaa')
    const line = await nextLine()
    expect(line).toMatch(
      /^\d\d:\d\d:\d\d {2}GET {5}403 {3}\/api\/v2\/api_keys\?filter\[x\]=\S+ {2}Mock analyst \(analyst\)$/,
    )
    expect(line).not.toContain('wbmock_')
    expect(await nextLine()).toMatch(
      /^ +admin-only; allowed: the same request with an API key of an Organization Admin/,
    )
    await ask('/api/v2/api_key')
    expect(await nextLine()).toMatch(/GET {5}404/)
    expect(await nextLine()).toMatch(/unhandled request: .* Did you mean "GET \/api_keys"\?$/)
  })

  test('does not print control characters from the name of an account', async () => {
    const child = run('--port', '0')
    const nextLine = linesOf(child.stdout)
    const banner = (await bannerOf(nextLine)).join('\n')
    const [, url = ''] = /(http:\S+)/.exec(banner) ?? []
    const [, admin = ''] = / admin +(\S+)/.exec(banner) ?? []
    const mock = { url, tokens: { admin } } as Ready
    await nextLine()
    const { data } = (await call(mock, 'GET', '/service_accounts')).body
    const { id } = data.find(
      ({ attributes }: { attributes: { display_name: string } }) => attributes.display_name === 'Mock admin',
    )
    await nextLine()
    await call(mock, 'PATCH', `/service_accounts/${id}`, {
      type: 'service_accounts',
      id,
      attributes: { display_name: '\u001b[2J\u202e' },
    })
    await nextLine()
    await call(mock, 'GET', '/organizations')
    expect(await nextLine()).toMatch(/ {2}\u{FFFD}\[2J\u{FFFD} \(admin\)$/u)
  })

  test('logs no requests with --quiet', async () => {
    const mock = await served('--quiet')
    await call(mock, 'GET', '/organizations')
    await stopped(mock.child, 'SIGTERM')
    await expect(mock.nextLine()).rejects.toThrow('The output has ended')
  })

  test('keeps running if its output is closed', async () => {
    const mock = await served()
    mock.child.stdout.destroy()
    mock.child.stderr.destroy()
    for (let request = 0; request < 20; request++) expect((await call(mock, 'GET', '/organizations')).status).toBe(200)
  })

  test.each(['SIGINT', 'SIGTERM'] as const)('stops on %s and exits with 0', async signal => {
    const mock = await served()
    // A client that keeps its connection open does not keep the mock from stopping.
    await call(mock, 'GET', '/organizations')
    expect(await stopped(mock.child, signal)).toEqual([0, null])
  })

  test('completes responses in progress before it stops, and stops immediately on a second signal', async () => {
    const mock = await served('--latency', '9999999')
    const answer = fetch(`${mock.url}/api/v2/organizations`).catch(() => 'lost')
    const pid = mock.child.pid ?? 0
    // Its response proves that the first request was received.
    await fetch(`${mock.url}/api/v2/organizations`, { method: 'OPTIONS' })
    process.kill(pid, 'SIGTERM')
    const first = await Promise.race([once(mock.child, 'exit'), refused(mock.url)])
    expect(first).toBe('refused')
    expect(await stopped(mock.child, 'SIGTERM')).toEqual([130, null])
    expect(await answer).toBe('lost')
  })

  test('reports a port in use, and exits with 1', async () => {
    const { url } = await served()
    const { code, said } = await outcome(run('serve', '--port', new URL(url).port))
    expect(said).toMatch(/Cannot listen on 127\.0\.0\.1:\d+: EADDRINUSE\. The port is in use\. Use --port 0/)
    expect(said).not.toMatch(/ at /)
    expect(code).toBe(1)
  })

  test.each([
    [['--port', 'eighty'], /integer from 0 to 65535/],
    [['--latency', '300-50'], /a number of milliseconds/],
    [['--latency', 'slow'], /a number of milliseconds/],
    [['--scenario', 'fleets'], /Unknown scenario "fleets"\. Did you mean "fleet"\?.*fleet:200/],
    [['--scenario', 'none'], /Unknown scenario "none"\. Expected one of: empty, typical, fleet/],
    [['--scenario', './none.json'], /Invalid scenario \.\/none\.json: ENOENT/],
    [['--watch-scenario', '--scenario', 'typical'], /requires a scenario file/],
    [
      ['--seed', 'x'.repeat(901)],
      /^error: Invalid randomSeed: expected a number, or a string with up to 900 characters\.\s*$/,
    ],
    [['--assume', 'color=red'], /Unknown assumption "color"/],
    [['--assume', 'enableCascade=some'], /"all" or "untouched-only"/],
    [['--assume', 'otpOnKeyCreate=perhaps'], /false or true/],
    [['--prot', '1'], /Did you mean --port/],
    [['sevre'], /Did you mean serve/],
  ])('rejects %j with a message, and exits with 2', async (args, message) => {
    const { code, said } = await outcome(run(...args))
    expect([code, said]).toEqual([2, expect.stringMatching(message)])
    expect(said).not.toMatch(/ at /)
  })

  test.each([
    ['--contol-token=SECRET'],
    ['--sead=SECRET'],
    ['--sead', 'SECRET'],
    ['-sSECRET'],
    ['SECRET'],
    ['serve', 'SECRET'],
    ['init', '--runner', 'SECRET'],
    ['init', '--forse=SECRET'],
    ['--port', 'SECRET'],
    ['--latency=SECRET'],
    ['--assume', 'enableCascade=SECRET'],
    ['--host', 'user:SECRET@localhost'],
    ['--host', 'SECRET@localhost'],
    ['--allowed-host', 'https://user:SECRET@localhost'],
    ['--cors-origin=https://user:SECRET@localhost'],
    ['--profile', 'https://user:SECRET@localhost/profile.json'],
    ['--scenario=https://user:SECRET@localhost/scenario.json'],
  ])('rejects %s %s without printing the value', async (...args) => {
    const { code, out, said } = await outcome(run(...args))
    expect([code, said]).toEqual([2, expect.stringMatching(/^error: ./)])
    expect(out + said).not.toContain('SECRET')
  })

  test('does not fail if the reader of its output exits early', async () => {
    const child = run('serve', '--help')
    child.stdout.destroy()
    const [[code], errors] = await Promise.all([once(child, 'exit'), text(child.stderr)])
    expect([code, errors]).toEqual([0, ''])
  })

  test('documents the default port', async () => {
    const { out } = await outcome(run('serve', '--help'))
    expect(out).toMatch(/default: 4010/)
  })

  test('prints a banner, with the same tokens for the same seed', async () => {
    const [one, two] = [
      await bannerOf(linesOf(run('serve', '--seed', 'a', '--port', '0').stdout)),
      await bannerOf(linesOf(run('serve', '--seed', 'a', '--port', '0').stdout)),
    ]
    expect(one[0]).toMatch(/listening on http:\/\/127\.0\.0\.1:\d+$/)
    const [, url] = /(http:\S+)/.exec(one[0] ?? '') ?? []
    expect(one.find(line => line.startsWith('  page '))).toBe(`  ${'page'.padEnd(16)}  ${url}/`)
    expect(one.find(line => line.includes('analyst'))).toBe(two.find(line => line.includes('analyst')))
  })

  test('prints the assumptions that differ from the defaults', async () => {
    const changes = ['enableCascade=untouched-only', 'otpOnKeyCreate=true']
    const args = changes.flatMap(change => ['--assume', change])
    const banner = await bannerOf(linesOf(run('serve', '--port', '0', ...args).stdout))
    expect(banner).toContain(`  ${'assumptions'.padEnd(16)}  otpOnKeyCreate=true, enableCascade=untouched-only`)
  })

  test.each([
    ['0.0.0.0', '127.0.0.1'],
    ['::', '[::1]'],
  ])('warns if it listens on %s, and prints an address that clients can use', async (host, printed) => {
    const child = run('serve', '--port', '0', '--host', host)
    expect(await linesOf(child.stderr)()).toContain(`Warning: ${host} is not a loopback address`)
    const [, url = '', others] = /listening on (\S+:\d+)(.*)/.exec(await linesOf(child.stdout)()) ?? []
    expect([new URL(url).hostname, others]).toEqual([printed, ', and on all addresses of this machine'])
    expect((await fetch(`${url}/__mock__/health`)).status).toBe(200)
  })

  test('serves HTTPS with --tls, with a certificate that it prints', async () => {
    const file = join(root, 'certificate.pem')
    const { url, tokens, certificate } = await served('--tls', file)
    expect(await readFile(file, 'utf8')).toBe(certificate)
    const options = { ca: certificate, headers: { authorization: `Bearer ${tokens.admin}` } }
    const [answer] = await once(get(`${url}/api/v2/organizations`, options), 'response')
    expect([new URL(url).protocol, answer.statusCode]).toEqual(['https:', 200])
  })

  test('accepts the names of --allowed-host', async () => {
    const { url } = await served('--allowed-host', 'workbench', '.example.test')
    const statusAs = async (host: string) => {
      const [answer] = await once(getPlainly(`${url}/api/v2/organizations`, { headers: { host } }), 'response')
      return answer.statusCode
    }
    expect([await statusAs('workbench'), await statusAs('a.example.test'), await statusAs('evil.test')]).toEqual([
      401, 401, 421,
    ])
  })

  test('accepts the origins of --cors-origin', async () => {
    const { url } = await served('--cors-origin', 'https://app.example.test', 'null')
    const statusFor = async (origin: string) => {
      const [answer] = await once(getPlainly(`${url}/api/v2/organizations`, { headers: { origin } }), 'response')
      return answer.statusCode
    }
    expect(
      await Promise.all(['https://app.example.test', 'null', 'http://localhost:1', 'https://evil.test'].map(statusFor)),
    ).toEqual([401, 401, 401, 403])
  })

  test.each<[string, string[], NodeJS.ProcessEnv]>([
    ['a random one', ['--control-token'], {}],
    ['one of the variable', [], { WORKBENCH_MOCK_CONTROL_TOKEN: 'control-me' }],
    ['one of the variable beyond loopback', ['--host', '0.0.0.0'], { WORKBENCH_MOCK_CONTROL_TOKEN: 'control-me' }],
    ['one of the option', ['--control-token', 'control-me'], {}],
    ['a random one beyond loopback', ['--host', '0.0.0.0'], {}],
  ])('requires a control token, %s, except for the health check', async (_, args, env) => {
    const mock = await servedWith(env, ...args)
    const isChosen = !JSON.stringify([args, env]).includes('control-me')
    // The token was chosen by the caller, so it is not printed.
    expect(mock.controlToken).toEqual(isChosen ? expect.stringMatching(/^[\da-f-]{36}$/) : undefined)
    const statusWith = async (path: string, token?: string) =>
      (
        await fetch(
          `${mock.url}/__mock__${path}`,
          token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } },
        )
      ).status
    expect([await statusWith('/health'), await statusWith(''), await statusWith('', 'wrong')]).toEqual([200, 401, 401])
    expect(await statusWith('', mock.controlToken ?? 'control-me')).toBe(200)
  })

  test.each(['', 'my secret', 'ü'])('rejects the invalid control token %j without repeating it', async token => {
    const starts = [() => run('--control-token', token), () => runWith({ WORKBENCH_MOCK_CONTROL_TOKEN: token })]
    for (const start of starts) {
      const { code, said } = await outcome(start())
      expect([code, said]).toEqual([2, expect.stringMatching(/--control-token or WORKBENCH_MOCK_CONTROL_TOKEN/)])
      if (token !== '') expect(said).not.toContain(token)
    }
  })

  test('applies --profile and --assume', async () => {
    const file = join(root, 'profile.json')
    await writeFile(file, JSON.stringify({ profile: 1, assumptions: { forbiddenTitle: 'Nothing for you' } }))
    const mock = await served('--profile', file, '--assume', 'otpOnKeyCreate', '--assume', 'bodyType=must-match')
    const rejected = await call(mock, 'POST', '/service_accounts', {}, mock.tokens.analyst)
    expect(rejected.body.errors[0].title).toBe('Nothing for you')
    const { type, ...untyped } = newAccount('ci')
    expect((await call(mock, 'POST', '/service_accounts', untyped)).status).toBe(403)
    const created = await call(mock, 'POST', '/service_accounts', { type, ...untyped })
    const relationships = { service_account: { data: { type, id: created.body.data.id } } }
    const key = await call(mock, 'POST', '/api_keys', { type: 'api_keys', attributes: { name: 'key' }, relationships })
    expect([created.status, key.status]).toEqual([201, 401])
  })

  test('delays responses with --latency', async () => {
    const mock = await served('--latency', '30-60')
    const began = performance.now()
    await call(mock, 'GET', '/organizations')
    expect(performance.now() - began).toBeGreaterThan(25)
  })
})

/** Resolves when the port refuses connections. */
async function refused(url: string): Promise<string> {
  for (;;) {
    try {
      await fetch(url, { method: 'OPTIONS', headers: { connection: 'close' } })
    } catch {
      return 'refused'
    }
  }
}

describe('--scenario', () => {
  test('combines scenarios by name and from files', async () => {
    const file = join(root, 'accounts.json')
    await writeFile(
      file,
      JSON.stringify({ serviceAccounts: [{ name: 'mine', createdAt: '2026-01-01T00:00:00Z', keys: [{ name: 'k' }] }] }),
    )
    const names = await namesIn(await served('--scenario', 'stale-keys', '--scenario', file))
    expect(names).toEqual(expect.arrayContaining(['legacy-integration', 'mine', 'Mock admin']))
  })

  test.each([
    ['[]', /Invalid seed: expected an object/],
    [
      '{"serviceAccount": []}',
      /Unknown property "serviceAccount" in seed\. Expected one of: serviceAccounts, userAccounts/,
    ],
    ['{"serviceAccounts": {}}', /Invalid seed\.serviceAccounts: expected an array/],
    [
      '{"serviceAccounts": [{"name": "a", "keys": [{"nmae": "b"}]}]}',
      /Unknown property "nmae" in seed\.serviceAccounts\[0\]\.keys\[0\]/,
    ],
    ['{"serviceAccounts": [{"role": "organization_admin"}]}', /Missing property "name" in seed\.serviceAccounts\[0\]/],
    [
      '{"serviceAccounts": [{"name": "a", "createdAt": "soon"}]}',
      /Invalid seed\.serviceAccounts\[0\]\.createdAt: expected a Date/,
    ],
    ['{', /JSON/],
  ])('rejects a file with %s with a message', async (content, message) => {
    const file = join(root, 'wrong.json')
    await writeFile(file, content)
    const { code, said } = await outcome(run('--scenario', file))
    expect([code, said]).toEqual([2, expect.stringMatching(message)])
  })

  test('resets the mock when a watched file changes, and ignores an invalid file', async () => {
    const file = join(root, 'watched.json')
    const put = async (content: string) => {
      await writeFile(`${file}.new`, content)
      await rename(`${file}.new`, file)
    }
    await put(JSON.stringify({ serviceAccounts: [{ name: 'before' }] }))
    const child = run('serve', '--json', '--port', '0', '--scenario', file, '--watch-scenario')
    const mock: Ready = JSON.parse(await linesOf(child.stdout)())
    const nextWarning = linesOf(child.stderr)
    await call(mock, 'POST', '/service_accounts', newAccount('made since'))
    await put('{ "serviceAccounts": [')
    expect(await nextWarning()).toMatch(/Invalid scenario .*watched\.json: .* The mock was not changed\.$/)
    expect(await namesIn(mock)).toEqual(expect.arrayContaining(['before', 'made since']))
    await put(JSON.stringify({ serviceAccounts: [{ name: 'after' }] }))
    expect(await nextWarning()).toMatch(/watched\.json changed\. The mock was reset\.$/)
    // The tokens are the same.
    const names = await namesIn(mock)
    expect(names).toContain('after')
    expect(names).not.toContain('before')
    expect(names).not.toContain('made since')
  })
})

describe('--state', () => {
  const newState = () => join(root, `${Math.random().toString(36).slice(2)}.state`)

  test('keeps the state and tokens across restarts, and uses scenarios only for a new file', async () => {
    const state = newState()
    const first = await served('--state', state, '--scenario', 'typical')
    await call(first, 'POST', '/service_accounts', newAccount('kept'))
    const names = await namesIn(first)
    expect(await stopped(first.child, 'SIGTERM')).toEqual([0, null])
    const second = await served('--state', state, '--scenario', 'stale-keys')
    expect([second.tokens, second.otp, second.organizationId]).toEqual([first.tokens, first.otp, first.organizationId])
    expect(await namesIn(second)).toEqual(names)
  })

  test('can be used by only one process, and is unlocked when that process is killed', async () => {
    const state = newState()
    const first = await served('--state', state)
    const { code, said } = await outcome(run('--port', '0', '--state', state))
    expect([code, said]).toEqual([1, expect.stringMatching(new RegExp(`locked by process ${first.child.pid}`))])
    await stopped(first.child, 'SIGKILL')
    await served('--state', state)
  })

  test('rejects a seed that differs from the one in the file', async () => {
    const state = newState()
    const first = await served('--state', state, '--seed', 'one')
    await stopped(first.child, 'SIGTERM')
    const { code, said } = await outcome(run('--port', '0', '--state', state, '--seed', 'two'))
    expect([code, said]).toEqual([2, expect.stringMatching(/created with another seed/)])
    const again = await served('--state', state, '--seed', 'one')
    expect(again.tokens).toEqual(first.tokens)
  })

  test('rejects a damaged file without changing it, and releases the lock', async () => {
    const state = newState()
    const first = await served('--state', state)
    await stopped(first.child, 'SIGTERM')
    const damaged = (await readFile(state, 'utf8')).replace('Mock admin', 'Mock Admin')
    await writeFile(state, damaged)
    const { code, said } = await outcome(run('--port', '0', '--state', state))
    expect([code, said]).toEqual([1, expect.stringMatching(/line 2 is damaged: .*Restore a backup/)])
    expect(await readFile(state, 'utf8')).toBe(damaged)
    await expect(readFile(`${state}.lock`)).rejects.toThrow('ENOENT')
  })

  test('responds with an error if it cannot persist a change, and persists it with the next one', async () => {
    const folder = join(root, 'folder')
    await mkdir(folder)
    const state = join(folder, 'mock.state')
    const child = run('serve', '--json', '--quiet', '--port', '0', '--state', state)
    const mock: Ready = JSON.parse(await linesOf(child.stdout)())
    const nextWarning = linesOf(child.stderr)
    await rename(folder, `${folder}.gone`)
    // Not a response from Workbench, so it is not checked against the contract.
    const lost = await fetch(`${mock.url}/api/v2/service_accounts`, {
      method: 'POST',
      headers: { authorization: `Bearer ${mock.tokens.admin}`, 'content-type': 'application/json' },
      body: JSON.stringify({ data: newAccount('first') }),
    })
    expect([lost.status, await lost.text()]).toEqual([500, expect.stringMatching(/could not be written/)])
    expect(await nextWarning()).toMatch(/^POST \/api\/v2\/service_accounts was executed, but not persisted: .*ENOENT/)
    expect((await call(mock, 'GET', '/service_accounts')).status).toBe(200)
    await mkdir(folder)
    expect((await call(mock, 'POST', '/service_accounts', newAccount('second'))).status).toBe(201)
    await stopped(child, 'SIGKILL')
    expect(await namesIn(await served('--state', state))).toEqual(expect.arrayContaining(['first', 'second']))
  })

  test('keeps running if the disk is full, and restores all acknowledged changes', async () => {
    const state = newState()
    const child = runWithLittleRoom(100, 'serve', '--json', '--quiet', '--port', '0', '--state', state)
    const mock: Ready = JSON.parse(await linesOf(child.stdout)())
    const create = async (name: string) => {
      const { status } = await fetch(`${mock.url}/api/v2/service_accounts`, {
        method: 'POST',
        headers: { authorization: `Bearer ${mock.tokens.admin}`, 'content-type': 'application/json' },
        body: JSON.stringify({ data: newAccount(name) }),
      })
      return status
    }
    const restarted = async () => {
      const copy = newState()
      await copyFile(state, copy)
      // Accounts of the same millisecond are listed in the order of their ids.
      return new Set((await namesIn(await served('--state', copy))).filter(name => name.startsWith('account')))
    }
    const kept: string[] = []
    let made = 0
    while ((await create(`account ${++made}`)) === 201) kept.push(`account ${made}`)
    // The line of the failed change is incomplete.
    expect((await readFile(state)).at(-1)).not.toBe('\n'.charCodeAt(0))
    expect(await restarted()).toEqual(new Set(kept))
    // A snapshot is smaller than the log.
    expect(await create('account in the snapshot')).toBe(201)
    expect(await restarted()).toEqual(new Set([...kept, `account ${made}`, 'account in the snapshot']))
  })
})
