import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { serve, WorkbenchMock } from '@workbench-sdk/mock'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const CLI = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url))
const children = new Set<ChildProcess>()
let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workbench-conformance-'))
})

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  children.clear()
  await rm(folder, { recursive: true })
})

function start(env: NodeJS.ProcessEnv, ...args: string[]) {
  const child = spawn(process.execPath, ['--conditions=workbench-source', CLI, 'conformance', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', ...env },
  })
  children.add(child)
  return child
}

async function ended(child: ReturnType<typeof start>) {
  const [out, said, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { out, said, code }
}

/** A mock on a port, and the environment in which the command finds it. */
async function served(options: ConstructorParameters<typeof WorkbenchMock>[0] = {}) {
  const mock = new WorkbenchMock(options)
  // Somebody may call an account almost as a run would, the one with the run's own key above all.
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

/** Every service account and key, with all that can be seen of it. */
async function everything(mock: WorkbenchMock): Promise<unknown> {
  const headers = { authorization: `Bearer ${mock.tokens.admin}` }
  const read = async (type: string) => {
    const reply = await mock.fetch(`${mock.baseUrl}/api/v2/${type}?page[limit]=1000`, { headers })
    return (await reply.json()).data
  }
  return { accounts: await read('service_accounts'), keys: await read('api_keys') }
}

describe('workbench-mock conformance', () => {
  test('finds that a mock holds, leaves it as it was, and ends with 0', async () => {
    await using place = await served()
    const before = await everything(place.mock)
    const { out, said, code } = await ended(start(place.env, '--allow-writes'))
    expect([code, out.match(/^(\d+) hold, (\d+) differ/m)?.[2]]).toEqual([0, '0'])
    expect(out).toMatch(/^holds +disable-cascade +A +disabling an account disables all its keys/m)
    expect(said).toMatch(/of \d+ {2}Service accounts/)
    expect(await everything(place.mock)).toEqual(before)
  })

  test('reports what differs row by row, ends with 1, and writes a profile by which a mock does the same', async () => {
    const assumptions = { enableCascade: 'untouched-only', forbiddenTitle: 'No', bodyType: 'ignored' } as const
    await using place = await served({ assumptions })
    const file = join(folder, 'profile.json')
    const first = await ended(start(place.env, '--allow-writes', '--json', '--write-profile', file))
    const { results } = JSON.parse(first.out)
    const different = results.filter(({ verdict }: { verdict: string }) => verdict === 'differs')
    expect(first.code).toBe(1)
    expect(different).toMatchObject([
      { id: 'enable-cascade/disabled-alone', expected: 'all', came: 'untouched-only' },
      { id: 'forbidden-title', expected: 'Forbidden', came: 'No' },
      { id: 'body-type', expected: 'must-match', came: 'ignored' },
    ])
    const profile = JSON.parse(await readFile(file, 'utf8'))
    expect(new WorkbenchMock({ profile }).assumptions).toEqual(place.mock.assumptions)
    expect((await ended(start(place.env, '--allow-writes', '--profile', file))).code).toBe(0)
  })

  test('sees that a one-time code is asked for without having one, and with one sees the rest', async () => {
    await using place = await served({ assumptions: { otpOnKeyCreate: true } })
    const look = async (...args: string[]) => {
      const { out } = await ended(
        start(place.env, '--allow-writes', '--json', '--only', 'otp-on-create', 'key-delete', ...args),
      )
      return JSON.parse(out).results.map(({ verdict, came }: { verdict: string; came?: unknown }) => [verdict, came])
    }
    const asked = ['differs', true]
    expect(await look()).toEqual([asked, ['skipped', undefined], ['skipped', undefined]])
    expect(await look('--otp', place.mock.otp)).toEqual([asked, ['holds', undefined], ['holds', undefined]])
  })

  test('writes nothing unless it is allowed to', async () => {
    await using place = await served()
    const before = await everything(place.mock)
    const methods = new Set<string>()
    const watch: typeof fetch = (input, init) => {
      methods.add((input as Request).method)
      return place.mock.fetch(input, init)
    }
    await using watched = await serve({ fetch: watch })
    const { out, code } = await ended(start({ ...place.env, WORKBENCH_BASE_URL: watched.url }))
    expect(code).toBe(0)
    expect(out).toMatch(/skipped +disable-cascade[\s\S]*?--allow-writes/)
    expect([...methods].toSorted()).toEqual(['GET', 'HEAD', 'OPTIONS'])
    expect(await everything(place.mock)).toEqual(before)
  })

  test.each(['SIGINT', 'SIGTERM'] as const)('after %s it deletes what it made, and ends with 130', async signal => {
    await using place = await served()
    const before = await everything(place.mock)
    const child = start(place.env, '--allow-writes', '--rate', '200')
    const end = ended(child)
    await section(child, 'API keys')
    child.kill(signal)
    const { out, code } = await end
    expect([code, out.includes('interrupted')]).toEqual([130, true])
    expect(await everything(place.mock)).toEqual(before)
  })

  test('what a run that was killed has left is deleted by the next one, and nothing else is', async () => {
    await using place = await served()
    const before = await everything(place.mock)
    const child = start(place.env, '--allow-writes', '--rate', '200')
    await section(child, 'API keys')
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(await everything(place.mock)).not.toEqual(before)
    const { out } = await ended(start(place.env, '--allow-writes', '--only', 'key-delete'))
    expect(out).toMatch(/[1-9]\d* records that an earlier run had left were deleted/)
    expect(await everything(place.mock)).toEqual(before)
  })

  test('tells no secret, whatever form the report has', async () => {
    await using place = await served({ assumptions: { enableCascade: 'untouched-only' } })
    const junit = join(folder, 'junit.xml')
    const { out, said } = await ended(start(place.env, '--allow-writes', '--json', '--junit', junit))
    const table = await ended(start(place.env, '--allow-writes'))
    const all = [out, said, await readFile(junit, 'utf8'), table.out, table.said].join('\n')
    expect(all).toMatch(/<failure message="enableCascade">/)
    expect(all).not.toContain(place.mock.tokens.admin)
    expect(all).not.toMatch(/wbmock_/)
  })

  test.each([
    ['no address', ['--token', 'x'], /--base-url/],
    ['an address that is none', ['--base-url', 'workbench', '--token', 'x'], /such as https:/],
    ['an address in the clear', ['--base-url', 'http://example.com', '--token', 'x'], /in the clear/],
    ['no token', ['--base-url', 'http://127.0.0.1:9'], /--token/],
    ['nobody there', ['--base-url', 'http://127.0.0.1:9', '--token', 'hidden'], /cannot be reached/],
    ['a rate that is none', ['--rate', 'fast'], /at least 1/],
    [
      'a rule that is none',
      ['--base-url', 'http://127.0.0.1:9', '--token', 'x', '--only', 'colour'],
      /no rule, row or case colour/,
    ],
    [
      'somebody without a password',
      ['--base-url', 'http://127.0.0.1:9', '--token', 'x', '--username', 'kim'],
      /WORKBENCH_PASSWORD/,
    ],
    [
      'a profile that is not there',
      ['--base-url', 'http://127.0.0.1:9', '--token', 'x', '--profile', 'none'],
      /Invalid profile none/,
    ],
  ])('with %s it says so, and ends with 2', async (_, args, message) => {
    const env = { WORKBENCH_BASE_URL: undefined, WORKBENCH_API_KEY: undefined, WORKBENCH_PASSWORD: undefined }
    const { said, code } = await ended(start(env, ...args))
    expect(code).toBe(2)
    expect(said).toMatch(message)
    expect(said).not.toMatch(/hidden|^ +at /m)
  })

  test('a token that is not taken, or not an admin, is said before anything else', async () => {
    await using place = await served()
    for (const [token, message] of [
      ['hidden', 'does not take the token: status 401'],
      [place.mock.tokens.analyst, 'takes an Organization Admin'],
    ] as const) {
      const { said, code } = await ended(start({ ...place.env, WORKBENCH_API_KEY: token }))
      expect([code, said.includes(message), said.includes(token)]).toEqual([2, true, false])
    }
  })

  test('a profile that says what nobody knows is refused, with what there is', async () => {
    const file = join(folder, 'profile.json')
    await writeFile(file, JSON.stringify({ profile: 1, assumptions: { colour: 'red' } }))
    const { said, code } = await ended(start({}, '--base-url', 'http://127.0.0.1:9', '--token', 'x', '--profile', file))
    expect([code, /no assumption colour.*otpOnKeyCreate/.test(said)]).toEqual([2, true])
  })

  test('a place that is no Workbench is said to be none', async () => {
    const server = createServer((_, response) => response.end('<html>hello</html>'))
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const { said, code } = await ended(start({}, '--base-url', `http://127.0.0.1:${port}`, '--token', 'x'))
    server.close()
    expect([code, said.includes('is no Workbench')]).toEqual([2, true])
  })
})

/** Waits until a run has come to a section. */
async function section(child: ReturnType<typeof start>, title: string): Promise<void> {
  for await (const line of createInterface({ input: child.stderr })) if (line.includes(title)) return
  throw new Error(`The run ended before ${title}.`)
}
