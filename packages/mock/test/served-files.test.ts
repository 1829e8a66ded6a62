import { execFile, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmod,
  chown,
  lchown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import {
  killCommands,
  linesOf,
  outcome,
  type Ready,
  run,
  runInShell,
  runWithLittleRoom,
  served,
  stopped,
} from './command-line.ts'
import { checkControlResponse } from './control/control-client.ts'
import { RawClient } from './raw-client.ts'

const root = await mkdtemp(join(tmpdir(), 'workbench-files-'))
afterAll(() => rm(root, { recursive: true }))

afterEach(killCommands)

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(root, 'test-'))
})

type Child = ReturnType<typeof run>

async function ready(child: Child): Promise<Ready & { readonly child: Child }> {
  return { child, ...JSON.parse(await linesOf(child.stdout)()) }
}

async function control({ url }: Ready, method: string, path: string, body?: object) {
  const json = { 'content-type': 'application/json' }
  return fetch(url + path, { method, ...(body && { headers: json, body: JSON.stringify(body) }) })
}

const seedOf = (...names: readonly string[]) => ({ serviceAccounts: names.map(name => ({ name, keys: [{ name }] })) })

async function namesIn(mock: Ready, world = 'default'): Promise<string[]> {
  const { serviceAccounts } = await (await control(mock, 'GET', `/__world__/${world}/__mock__/state`)).json()
  return serviceAccounts.map(({ name }: { name: string }) => name)
}

// Containers often do not allow mounts.
const MOUNT = process.getuid?.() === 0 ? 'unshare --mount' : 'unshare --map-root-user --mount'
const canMount = spawnSync('sh', ['-c', `${MOUNT} mount --bind /tmp /tmp`]).status === 0

async function createPipe(path: string): Promise<void> {
  await promisify(execFile)('mkfifo', [path])
}

describe('--state', () => {
  test('keeps every world with its tokens, until it is deleted', async () => {
    const state = join(folder, 'mock.state')
    const first = await served('--quiet', '--state', state)
    const [tokens, upper] = await Promise.all(
      ['ci-7', 'CI-7', 'gone'].map(async world => {
        await control(first, 'POST', `/__world__/${world}/__mock__/seed`, seedOf(`in ${world}`))
        return (await (await control(first, 'GET', `/__world__/${world}/__mock__`)).json()).tokens
      }),
    )
    expect((await control(first, 'DELETE', '/__mock__/worlds/gone')).status).toBe(204)
    await stopped(first.child, 'SIGKILL')

    const second = await served('--quiet', '--state', state)
    const { worlds } = await (await control(second, 'GET', '/__mock__/worlds')).json()
    expect(worlds.map(({ name }: { name: string }) => name).toSorted()).toEqual(['CI-7', 'ci-7', 'default'])
    expect(await namesIn(second, 'ci-7')).toContain('in ci-7')
    expect(await namesIn(second, 'CI-7')).toContain('in CI-7')
    for (const [world, { admin }] of [
      ['ci-7', tokens],
      ['CI-7', upper],
    ] as const) {
      const headers = { authorization: `Bearer ${admin}` }
      expect((await fetch(`${second.url}/__world__/${world}/api/v2/api_keys`, { headers })).status).toBe(200)
    }
  })

  test('ignores files that are not from a mock in the folder of its worlds, and names them', async () => {
    const state = join(folder, 'mock.state')
    const first = await served('--quiet', '--state', state)
    await control(first, 'POST', '/__world__/a/__mock__/seed', seedOf('saved'))
    await stopped(first.child, 'SIGTERM')
    const worlds = `${state}.worlds`
    const foreign = ['._a.state', '.hidden.state', 'A.state', 'a copy.state', '~.state']
    for (const name of foreign) await writeFile(join(worlds, name), 'not a state')

    const second = await ready(run('serve', '--json', '--quiet', '--port', '0', '--state', state))
    const warnings = text(second.child.stderr)
    expect(await namesIn(second, 'a')).toContain('saved')
    await stopped(second.child, 'SIGTERM')
    const ignored = 'was ignored, because its name is not that of a world.'
    expect((await warnings).trim().split('\n').toSorted()).toEqual(
      foreign.map(name => `${join(worlds, name)} ${ignored}`).toSorted(),
    )
  })

  test('can be used after a running clock has reached the end of the year 9998', async () => {
    const state = join(folder, 'mock.state')
    const first = await served('--quiet', '--state', state)
    const seconds = Math.floor((Date.parse('9998-12-31T23:59:59.500Z') - Date.now()) / 1_000)
    expect((await control(first, 'POST', '/__mock__/clock/advance', { seconds })).status).toBe(200)
    const now = async () => (await (await control(first, 'GET', '/__mock__/clock')).json()).now
    await expect.poll(now, { timeout: 3_000 }).toBe('9998-12-31T23:59:59.999Z')
    expect((await control(first, 'POST', '/__mock__/seed', seedOf('late'))).status).toBe(201)
    const snapshot = await (await control(first, 'GET', '/__mock__/snapshot')).json()
    expect((await control(first, 'PUT', '/__mock__/snapshot', snapshot)).status).toBe(204)
    await stopped(first.child, 'SIGTERM')
    expect(await namesIn(await served('--quiet', '--state', state))).toContain('late')
  })

  test('rejects a control call whose world is reset before its body arrives', async () => {
    const mock = await served('--quiet', '--state', join(folder, 'mock.state'))
    const body = JSON.stringify(seedOf('late'))
    using client = new RawClient(Number(new URL(mock.url).port))
    client.send(
      `POST /__mock__/seed HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nexpect: 100-continue\r\n\r\n`,
    )
    await client.until(/100 Continue/)
    await control(mock, 'POST', '/__mock__/reset')
    client.send(body)
    await client.until(/HTTP\/1\.1 409[\s\S]*The mock was reset or deleted before this request was complete\./)
    expect(await namesIn(mock)).not.toContain('late')
  })

  test.each([0o666, 0o602])('is rejected if all users can write the file (mode %o)', async mode => {
    const state = join(folder, 'mock.state')
    await stopped((await served('--state', state)).child, 'SIGTERM')
    await chmod(state, mode)
    const { code, said } = await outcome(run('--port', '0', '--state', state))
    expect([code, said]).toEqual([1, expect.stringMatching(/all users can write to it.*chmod 600/)])
  })

  test('is rejected if all users can write to the folder of its worlds', async () => {
    const state = join(folder, 'mock.state')
    await stopped((await served('--state', state)).child, 'SIGTERM')
    await mkdir(`${state}.worlds`)
    await chmod(`${state}.worlds`, 0o777)
    const { code, said } = await outcome(run('--port', '0', '--state', state))
    expect([code, said]).toEqual([1, expect.stringMatching(/all users can write to it.*chmod 700/)])
  })

  test('creates no world in a folder that became writable by all users', async () => {
    const state = join(folder, 'mock.state')
    const mock = await served('--quiet', '--state', state)
    await mkdir(`${state}.worlds`)
    await chmod(`${state}.worlds`, 0o777)
    expect((await control(mock, 'POST', '/__world__/new/__mock__/reset')).status).toBe(500)
    expect(await readdir(`${state}.worlds`)).toEqual([])
  })

  test('becomes private if others can read the file', async () => {
    const state = join(folder, 'mock.state')
    await stopped((await served('--state', state)).child, 'SIGTERM')
    await chmod(state, 0o644)
    await stopped((await served('--state', state)).child, 'SIGTERM')
    expect((await stat(state)).mode & 0o777).toBe(0o600)
  })

  test('explains how to start if the file is empty', async () => {
    const state = join(folder, 'mock.state')
    await writeFile(state, '')
    const { code, said } = await outcome(run('--port', '0', '--state', state))
    expect([code, said]).toEqual([1, expect.stringMatching(/is empty.*remove it.*mount its folder/)])
  })

  test('is rejected if it is a symbolic link to a file that does not exist, which is kept', async () => {
    const state = join(folder, 'mock.state')
    await symlink('volume.state', state)
    const { code, said } = await outcome(run('--port', '0', '--state', state))
    expect([code, said]).toEqual([1, expect.stringMatching(/symbolic link to a file that does not exist\. Remove/)])
    expect([await readlink(state), await readdir(folder)]).toEqual(['volume.state', ['mock.state']])
  })

  test.each([
    ['a folder', (path: string) => mkdir(path), /it is a folder\. Specify a file, e\.g\. .*mock\.state\/mock\.state/],
    ['a named pipe', createPipe, /it is not a regular file\. Specify a file/],
  ])('is rejected if it is %s', async (_, create, message) => {
    const state = join(folder, 'mock.state')
    await create(state)
    const { code, said } = await outcome(run('--port', '0', '--state', state))
    expect([code, said]).toEqual([1, expect.stringMatching(message)])
    expect(await readdir(folder)).toEqual(['mock.state'])
  })

  test('removes the temporary file of a killed process, and no other file', async () => {
    const state = join(folder, 'mock.state')
    const names = ['mock.state.11111111-2222-3333-4444-555555555555.tmp', 'mock.state.tmp', 'mock.state.backup']
    for (const name of names) await writeFile(join(folder, name), '')
    await stopped((await served('--state', state)).child, 'SIGTERM')
    expect((await readdir(folder)).toSorted()).toEqual(['mock.state', 'mock.state.backup', 'mock.state.tmp'])
  })

  // Only root can create files of other users.
  if (process.getuid?.() === 0) {
    test('is rejected if the file belongs to another user', async () => {
      const state = join(folder, 'mock.state')
      await stopped((await served('--state', state)).child, 'SIGTERM')
      await chown(state, 12_345, 12_345)
      const { code, said } = await outcome(run('--port', '0', '--state', state))
      expect([code, said]).toEqual([1, expect.stringMatching(/belongs to user 12345.*Change its owner/)])
    })

    test.each([
      ['is a symbolic link of', /symbolic link .*mock\.state\.worlds belongs to user 12345/],
      ['belongs to', /it belongs to user 12345.*Change its owner, or use another folder/],
    ])('is rejected if the folder of its worlds %s another user', async (how, message) => {
      const [state, elsewhere] = [join(folder, 'mock.state'), join(folder, 'elsewhere')]
      await stopped((await served('--state', state)).child, 'SIGTERM')
      await mkdir(elsewhere, { mode: 0o700 })
      if (how === 'belongs to') {
        await rename(elsewhere, `${state}.worlds`)
        await chown(`${state}.worlds`, 12_345, 12_345)
      } else {
        await symlink(elsewhere, `${state}.worlds`)
        await lchown(`${state}.worlds`, 12_345, 12_345)
      }
      const { code, said } = await outcome(run('--port', '0', '--state', state))
      expect([code, said]).toEqual([1, expect.stringMatching(message)])
    })
  }

  if (canMount) {
    test('explains what to do if the file itself is a mount', async () => {
      const [state, other] = [join(folder, 'mock.state'), join(folder, 'other.state')]
      for (const each of [state, other]) await stopped((await served('--state', each)).child, 'SIGTERM')
      const mounted = `exec ${MOUNT} sh -c 'mount --bind ${other} ${state} && exec "$@"' sh "$@"`
      const { code, said } = await outcome(runInShell(mounted, '--port', '0', '--state', state))
      expect([code, said]).toEqual([1, expect.stringMatching(/EBUSY.*Mount its folder/)])
    })
  }
})

describe('a full disk', () => {
  /** Creates accounts until the state file cannot grow. */
  const fillUp = async (mock: Ready) => {
    for (let count = 0; ; count++) {
      const names = Array.from({ length: 20 }, (_, index) => `account ${count}.${index}`)
      const response = await control(mock, 'POST', '/__mock__/seed', seedOf(...names))
      if (response.headers.has('x-workbench-mock-not-persisted')) return { response, names }
    }
  }

  test('does not hide tokens created by a control call', async () => {
    const state = join(folder, 'mock.state')
    const mock = await ready(runWithLittleRoom(100, 'serve', '--json', '--quiet', '--port', '0', '--state', state))
    const { response, names } = await fillUp(mock)
    expect(response.status).toBe(201)
    const text = await response.text()
    checkControlResponse('POST', '/__mock__/seed', response, text)
    const { serviceAccounts } = JSON.parse(text)
    const headers = { authorization: `Bearer ${serviceAccounts[0].keys[0].token}` }
    expect((await fetch(`${mock.url}/api/v2/organizations`, { headers })).status).toBe(200)
    expect(await namesIn(mock)).toEqual(expect.arrayContaining(names))

    const reset = await control(mock, 'POST', '/__world__/new/__mock__/seed', seedOf(...names))
    expect(reset.status).toBe(201)
  })

  test('does not revert a changed scenario, and reports that it was not persisted', async () => {
    const [state, file] = [join(folder, 'mock.state'), join(folder, 'scenario.json')]
    await writeFile(file, JSON.stringify(seedOf('before')))
    const options = ['--state', state, '--scenario', file, '--watch-scenario']
    const mock = await ready(runWithLittleRoom(100, 'serve', '--json', '--quiet', '--port', '0', ...options))
    const nextWarning = linesOf(mock.child.stderr)
    await fillUp(mock)
    expect(await nextWarning()).toMatch(/^POST \/__mock__\/seed was executed, but not persisted/)
    const large = Array.from({ length: 300 }, (_, index) => `after ${index}`)
    await writeFile(file, JSON.stringify(seedOf(...large)))
    expect(await nextWarning()).toMatch(/scenario\.json changed\. The mock was reset, but not persisted: Cannot write/)
    expect(await namesIn(mock)).toEqual(expect.arrayContaining(large))
    await control(mock, 'POST', '/__mock__/reset')
    expect(await namesIn(mock)).toEqual(expect.arrayContaining(large))
  })
})

describe('--watch-scenario', () => {
  /** Ways to change the content behind a path, each with a setup. */
  const CHANGES: Record<
    string,
    [(path: string, text: string) => Promise<void>, (path: string, text: string) => Promise<void>]
  > = {
    'written in place': [writeFile, writeFile],
    'replaced by rename': [
      writeFile,
      async (path, text) => {
        await writeFile(`${path}~`, text)
        await rename(`${path}~`, path)
      },
    ],
    'removed and created': [
      writeFile,
      async (path, text) => {
        await rm(path)
        await writeFile(path, text)
      },
    ],
    'in a folder that is created again': [
      writeFile,
      async (path, text) => {
        await rm(dirname(path), { recursive: true })
        await mkdir(dirname(path))
        await writeFile(path, text)
      },
    ],
    'the target of a symbolic link': [
      async (path, text) => {
        await writeFile(`${folder}/target.json`, text)
        await symlink(`${folder}/target.json`, path)
      },
      (_, text) => writeFile(`${folder}/target.json`, text),
    ],
    'in a ConfigMap of Kubernetes': [
      async (path, text) => {
        await mkdir(`${dirname(path)}/..1`)
        await writeFile(`${dirname(path)}/..1/scenario.json`, text)
        await symlink('..1', `${dirname(path)}/..data`)
        await symlink('..data/scenario.json', path)
      },
      async (path, text) => {
        await mkdir(`${dirname(path)}/..2`)
        await writeFile(`${dirname(path)}/..2/scenario.json`, text)
        await symlink('..2', `${dirname(path)}/..data_tmp`)
        await rename(`${dirname(path)}/..data_tmp`, `${dirname(path)}/..data`)
        await rm(`${dirname(path)}/..1`, { recursive: true })
      },
    ],
  }

  test.each(Object.entries(CHANGES))('resets all worlds if the file is %s', async (_, [setUp, change]) => {
    const path = join(folder, 'scenarios', 'scenario.json')
    await mkdir(dirname(path))
    await setUp(path, JSON.stringify(seedOf('before')))
    const mock = await ready(run('serve', '--json', '--quiet', '--port', '0', '--scenario', path, '--watch-scenario'))
    await control(mock, 'POST', '/__world__/other/__mock__/seed', seedOf('created since'))
    const nextWarning = linesOf(mock.child.stderr)
    await change(path, JSON.stringify(seedOf('after')))
    for (let line = ''; !line.endsWith('The mock was reset.'); ) line = await nextWarning()
    for (const world of ['default', 'other']) {
      const names = await namesIn(mock, world)
      expect(names).toContain('after')
      expect(names).not.toContain('before')
      expect(names).not.toContain('created since')
    }
  })
})

describe('--watch-scenario with files that change together', () => {
  const users = (...emails: readonly string[]) => ({ userAccounts: emails.map(email => ({ email })) })
  const emailsIn = async (mock: Ready) => {
    const { userAccounts } = await (await control(mock, 'GET', '/__mock__/state')).json()
    return userAccounts.map(({ email }: { email: string }) => email).toSorted()
  }
  const put = (name: string, seed: object) => writeFile(join(folder, name), JSON.stringify(seed))
  const watched = () => {
    const options = ['a.json', 'b.json'].flatMap(name => ['--scenario', join(folder, name)])
    return ready(run('serve', '--json', '--quiet', '--port', '0', ...options, '--watch-scenario'))
  }

  test.each([
    ['a.json first', ['a.json', 'b.json']],
    ['b.json first', ['b.json', 'a.json']],
  ])('applies both when the last one has changed, %s', async (_, order) => {
    await put('a.json', users('a@example.com'))
    await put('b.json', users('moved@example.com'))
    const mock = await watched()
    const nextWarning = linesOf(mock.child.stderr)
    const next: Record<string, object> = {
      'a.json': users('a@example.com', 'moved@example.com'),
      'b.json': users('b@example.com'),
    }
    for (const name of order) {
      await put(name, next[name] ?? {})
      // Until this change is applied or rejected.
      await nextWarning()
    }
    expect(await emailsIn(mock)).toEqual(['a@example.com', 'b@example.com', 'moved@example.com'])
  })

  test('applies a change although another file is invalid', async () => {
    await put('a.json', users('a@example.com'))
    await put('b.json', users('b@example.com'))
    const mock = await watched()
    const nextWarning = linesOf(mock.child.stderr)
    await writeFile(join(folder, 'a.json'), '{')
    expect(await nextWarning()).toMatch(/a\.json.*The mock was not changed\.$/)
    await put('b.json', users('later@example.com'))
    expect(await nextWarning()).toBe(`${join(folder, 'b.json')} changed. The mock was reset.`)
    expect(await emailsIn(mock)).toEqual(['a@example.com', 'later@example.com'])
    await put('a.json', users('later@example.com'))
    expect(await nextWarning()).toMatch(/later@example\.com|email/)
    await put('b.json', users('b@example.com'))
    expect(await nextWarning()).toBe(
      `${join(folder, 'a.json')} and ${join(folder, 'b.json')} changed. The mock was reset.`,
    )
    expect(await emailsIn(mock)).toEqual(['b@example.com', 'later@example.com'])
  })
})

describe('a file that the command writes', () => {
  test('can only be written by its owner, regardless of the umask', async () => {
    const file = join(folder, 'mock.pem')
    const child = runInShell('umask 0; exec "$@"', 'serve', '--json', '--port', '0', '--tls', file)
    await linesOf(child.stdout)()
    expect((await stat(file)).mode & 0o777).toBe(0o644)
    expect(await readdir(folder)).toEqual(['mock.pem'])
  })

  test('is not written through a link that another user has put at the name of the temporary file', async () => {
    const [file, victim] = [join(folder, 'mock.pem'), join(folder, 'victim')]
    await writeFile(victim, 'untouched')
    const links = `for suffix in "$$.tmp" tmp; do ln -s ${victim} "${file}.$suffix"; done; exec "$@"`
    const child = runInShell(links, 'serve', '--json', '--port', '0', '--tls', file)
    await linesOf(child.stdout)()
    child.kill()
    await once(child, 'exit')
    expect(await readFile(victim, 'utf8')).toBe('untouched')
    expect(await readFile(file, 'utf8')).toMatch(/^-----BEGIN CERTIFICATE-----/)
  })

  /** Starts a mock that writes its certificate, and returns the certificate. */
  async function certificateIn(path: string): Promise<string> {
    return (await served('--quiet', '--tls', path)).certificate ?? ''
  }

  test('is written into a named pipe', async () => {
    const pipe = join(folder, 'pipe')
    await createPipe(pipe)
    // In this process, a pipe that is never written to would block a thread.
    const reader = spawn('cat', [pipe], { stdio: ['ignore', 'pipe', 'inherit'] })
    onTestFinished(() => void reader.kill())
    const [certificate, received] = await Promise.all([certificateIn(pipe), text(reader.stdout)])
    expect(received).toBe(certificate)
    expect((await stat(pipe)).isFIFO()).toBe(true)
  })

  // A faulty command could replace the file /dev/stdout of the machine, so this test uses a link to it.
  test.each(['/dev/fd/1', 'link'])('is written to the standard output if its path is %s', async path => {
    const script = `cd ${folder}; ln -s /dev/stdout link; echo first > log; exec "$@" >> log`
    const child = runInShell(script, '--json', '--quiet', '--port', '0', '--tls', path)
    const log = () => readFile(join(folder, 'log'), 'utf8')
    await expect.poll(log, { timeout: 10_000 }).toMatch(/^first\n-----BEGIN CERTIFICATE-----[^{]*\{"url"/)
    child.kill()
    await once(child, 'exit')
    const piped = runInShell(`cd ${folder}; exec "$@"`, '--json', '--quiet', '--port', '0', '--tls', path)
    expect(await linesOf(piped.stdout)()).toBe('-----BEGIN CERTIFICATE-----')
    expect(await readlink(join(folder, 'link'))).toBe('/dev/stdout')
  })

  test.each([
    ['that exists', 'mock.pem'],
    ['that does not exist', 'other.pem'],
  ])('replaces the target of a symbolic link %s, and keeps the link', async (_, target) => {
    const link = join(folder, 'link.pem')
    await writeFile(join(folder, 'mock.pem'), 'old')
    await mkdir(join(folder, 'links'))
    await symlink(`../${target}`, join(folder, 'links', 'second.pem'))
    await symlink('links/second.pem', link)
    const certificate = await certificateIn(link)
    expect(await readFile(join(folder, target), 'utf8')).toBe(certificate)
    expect(await readlink(link)).toBe('links/second.pem')
    expect((await readdir(folder)).filter(name => name.endsWith('.tmp'))).toEqual([])
  })

  test.each([
    ['is a folder', '.', /^error: Cannot write .*EISDIR.* It is a folder\. Specify a file\.$/m],
    [
      'is in a folder that does not exist',
      'none/mock.pem',
      /^error: Cannot write .*ENOENT.* Create its folder first\.$/m,
    ],
  ])('cannot be created if its path %s', async (_, path, message) => {
    const { code, said } = await outcome(run('--port', '0', '--tls', join(folder, path)))
    expect([code, said]).toEqual([1, expect.stringMatching(message)])
    expect(await readdir(folder)).toEqual([])
  })

  // Only root can create links of other users.
  if (process.getuid?.() === 0) {
    test('is not written through the symbolic link of another user', async () => {
      const [link, victim] = [join(folder, 'mock.pem'), join(folder, 'victim')]
      await writeFile(victim, 'untouched')
      await symlink(victim, link)
      await lchown(link, 12_345, 12_345)
      const { code, said } = await outcome(run('--port', '0', '--tls', link))
      expect([code, said]).toEqual([
        1,
        expect.stringMatching(/link .*mock\.pem belongs to user 12345.*Specify the path/),
      ])
      expect(await readFile(victim, 'utf8')).toBe('untouched')
    })
  }

  if (canMount) {
    test('explains what to do if it is mounted as a single file', async () => {
      const [file, other] = [join(folder, 'mock.pem'), join(folder, 'other.pem')]
      for (const each of [file, other]) await writeFile(each, '')
      const mounted = `exec ${MOUNT} sh -c 'mount --bind ${other} ${file} && exec "$@"' sh "$@"`
      const { code, said } = await outcome(runInShell(mounted, '--port', '0', '--tls', file))
      expect([code, said]).toEqual([1, expect.stringMatching(/EBUSY.*Mount its folder/)])
    })
  }
})

test('the installed command stops on SIGTERM', async () => {
  const child = spawn(join('node_modules', '.bin', 'workbench-mock'), ['--json', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const { url } = JSON.parse(await linesOf(child.stdout)())
  expect((await fetch(`${url}/__mock__/health`)).status).toBe(200)
  expect(await stopped(child, 'SIGTERM')).toEqual([0, null])
  await expect(fetch(`${url}/__mock__/health`)).rejects.toThrow('fetch failed')
})
