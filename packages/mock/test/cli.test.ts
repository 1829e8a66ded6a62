import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { checkedFetch } from './contract.ts'

const CLI = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url))
const children = new Set<ChildProcess>()

afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  children.clear()
})

function run(...args: string[]) {
  const child = spawn(process.execPath, ['--conditions=workbench-source', CLI, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.add(child)
  return child
}

async function firstLine(child: ReturnType<typeof run>): Promise<string> {
  for await (const line of createInterface({ input: child.stdout })) return line
  throw new Error(`It said nothing, and ended with ${child.exitCode}`)
}

describe('workbench-mock serve', () => {
  test('says with --json, in its first line, where it is and what its tokens are, and they work', async () => {
    const said = JSON.parse(await firstLine(run('serve', '--json')))
    expect(Object.keys(said)).toEqual(['url', 'organizationId', 'tokens', 'otp'])
    expect(Object.keys(said.tokens)).toEqual(['admin', 'analyst', 'readOnlyAdmin'])
    const status = async (token: string) =>
      (await checkedFetch(`${said.url}/api/v2/api_keys`, { headers: { authorization: `Bearer ${token}` } })).status
    expect([await status(said.tokens.admin), await status(said.tokens.analyst)]).toEqual([200, 403])
    expect(new URL(said.url).hostname).toBe('127.0.0.1')
  })

  test.each(['SIGINT', 'SIGTERM'] as const)('stops on %s and exits with 0', async signal => {
    const child = run('serve', '--json')
    const { url, tokens } = JSON.parse(await firstLine(child))
    // A client that keeps its connection open does not keep the mock from stopping.
    await checkedFetch(`${url}/api/v2/organizations`, { headers: { authorization: `Bearer ${tokens.admin}` } })
    child.kill(signal)
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  test('says where the port is taken, and exits with 1', async () => {
    const { url } = JSON.parse(await firstLine(run('serve', '--json')))
    const second = run('serve', '--port', new URL(url).port)
    const [said, [code]] = await Promise.all([text(second.stderr), once(second, 'exit')])
    expect(said).toMatch(/cannot listen on 127\.0\.0\.1:\d+: EADDRINUSE/)
    expect(said).not.toMatch(/ at /)
    expect(code).toBe(1)
  })

  test('says what a port is, and exits with 2', async () => {
    const child = run('serve', '--port', 'eighty')
    const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])
    expect(said).toMatch(/whole number from 0 to 65535/)
    expect(code).toBe(2)
  })

  test('gives the same tokens for the same seed, and a banner for people', async () => {
    const banner = async () => {
      const child = run('serve', '--seed', 'a', '--port', '0')
      const lines: string[] = []
      for await (const line of createInterface({ input: child.stdout })) {
        lines.push(line)
        if (line.includes('curl')) return lines
      }
      return lines
    }
    const [one, two] = [await banner(), await banner()]
    expect(one[0]).toMatch(/listens on http:\/\/127\.0\.0\.1:\d+$/)
    expect(one.find(line => line.includes('analyst'))).toBe(two.find(line => line.includes('analyst')))
  })

  test('answers as the profile and the assumptions say that it is given', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'workbench-serve-'))
    const file = join(folder, 'profile.json')
    await writeFile(file, JSON.stringify({ profile: 1, assumptions: { forbiddenTitle: 'Nothing for you' } }))
    const child = run(
      'serve',
      '--json',
      '--profile',
      file,
      '--assume',
      'otpOnKeyCreate',
      '--assume',
      'bodyType=ignored',
    )
    const { url, tokens } = JSON.parse(await firstLine(child))
    const call = (path: string, token: string, body: object) =>
      checkedFetch(`${url}/api/v2${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    const attributes = { display_name: 'ci', role: 'organization_analyst' }
    expect((await (await call('/service_accounts', tokens.analyst, {})).json()).errors[0].title).toBe('Nothing for you')
    const created = await call('/service_accounts', tokens.admin, { data: { attributes } })
    const { data } = await created.json()
    const relationships = { service_account: { data: { type: 'service_accounts', id: data.id } } }
    const key = await call('/api_keys', tokens.admin, { data: { attributes: { name: 'key' }, relationships } })
    expect([created.status, key.status]).toEqual([201, 401])
    await rm(folder, { recursive: true })
  })

  test.each([
    ['colour=red', /no assumption colour/],
    ['enableCascade=some', /"all" or "untouched-only"/],
    ['otpOnKeyCreate=perhaps', /false or true/],
  ])('says of --assume %s what is wrong with it, and exits with 2', async (assumption, message) => {
    const child = run('serve', '--assume', assumption)
    const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])
    expect([code, message.test(said)]).toEqual([2, true])
  })
})
