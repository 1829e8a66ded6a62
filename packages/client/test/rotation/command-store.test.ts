import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { runs } from '../../../../test/soak.ts'
import { AbortedError, InvalidArgumentError, Secret } from '../../src/index.ts'
import { commandStore, StoreError } from '../../src/rotation/index.ts'

const secret = new Secret('wb_a-new-and-secret-key')
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'command-'))
  vi.stubEnv('FOLDER', folder)
})

afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true })
})

const written = (name: string) => readFile(join(folder, name), 'utf8')

async function failureOf(attempt: Promise<unknown> | undefined): Promise<unknown> {
  try {
    await attempt
  } catch (error) {
    return error
  }
  throw new Error('Expected a failure.')
}

/** Whether a process is running. A killed process is listed as a zombie until its parent waits for it. */
function isRunning(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
  return /^[^Z\s]/.test(stdout.trim())
}

describe('writing', () => {
  test('passes the secret on standard input only, without a newline', async () => {
    vi.stubEnv('WORKBENCH_API_KEY', 'wb_the-old-key\n')
    vi.stubEnv('ALSO_THE_KEY', 'Bearer wb_the-old-key')
    vi.stubEnv('THE_NEW_KEY', `x${secret.reveal()}x`)
    vi.stubEnv('WORKBENCH_BASE_URL', 'https://workbench.example')
    const script = `
      import { readFileSync, writeFileSync } from 'node:fs'
      const parent = ['linux'].includes(process.platform) ? readFileSync(\`/proc/\${process.ppid}/cmdline\`, 'utf8') : ''
      writeFileSync(process.argv[2], JSON.stringify({ input: readFileSync(0, 'utf8'), argv: process.argv, parent, env: process.env }))
    `
    await writeFile(join(folder, 'capture.mjs'), script)
    await commandStore(`'${process.execPath}' "$FOLDER/capture.mjs" "$FOLDER/captured"; true`).write(secret)
    const { input, ...rest } = JSON.parse(await written('captured'))
    expect(input).toBe(secret.reveal())
    for (const value of [secret.reveal(), 'wb_the-old-key']) expect(JSON.stringify(rest)).not.toContain(value)
    expect(rest.env).not.toHaveProperty('WORKBENCH_API_KEY')
    expect(rest.env.WORKBENCH_BASE_URL).toBe('https://workbench.example')
  })

  test('uses the `env` option, without secrets', async () => {
    const keys = { WORKBENCH_API_KEY: 'wb_the-old-key', K: 'Bearer wb_the-old-key' }
    const env = { PATH: process.env.PATH, FOLDER: folder, MINE: '1', NONE: undefined, ...keys }
    await commandStore('cat > "$FOLDER/kept"; env > "$FOLDER/env"', { env }).write(secret)
    const lines = (await written('env')).split('\n')
    expect(lines).toContain('MINE=1')
    for (const name of ['NONE', 'WORKBENCH_API_KEY', 'K']) expect(lines.join('\n')).not.toMatch(`\n${name}=`)
  })

  test.each([10, 1_000_000])('passes a secret of %d characters to programs that open /dev/stdin', async length => {
    await commandStore('cat /dev/stdin > "$FOLDER/kept"').write(new Secret('x'.repeat(length)))
    expect(await written('kept')).toBe('x'.repeat(length))
  })

  test('finds its own programs if the environment has no PATH', async () => {
    await commandStore('while read -r line || [ "$line" ]; do echo "$line"; done > "$FOLDER/kept"', {
      env: { FOLDER: folder },
    }).write(secret)
    expect(await written('kept')).toBe(`${secret.reveal()}\n`)
  })

  test.each(['true', 'exec true', 'echo done'])(
    'rejects a command that succeeds without reading its input: %s',
    async line => {
      for (const each of [secret, new Secret('x'.repeat(1_000_000))]) {
        const error = await failureOf(commandStore(line).write(each))
        expect(error).toBeInstanceOf(StoreError)
        expect(error).toMatchObject({ isUnchanged: true })
        expect(String(error)).toContain(`${line} did not read its standard input, so it did not store the secret.`)
      }
    },
  )

  test.each([
    ['no-such-program put -', true],
    ['exec /no/such/program', true],
    ['exec /bin/sh -c "exit 127"', true],
    ['/', true],
    ['exit 1', true],
    ['if', true],
    ['cat > "$FOLDER/kept"; no-such-program', false],
    ['cat > "$FOLDER/kept"; exit 126', false],
    ['head -c 4 > "$FOLDER/kept"; exit 127', false],
    ['kill -TERM $$', false],
  ])('reports whether it is certain that nothing was written: %s', async (line, isUnchanged) => {
    const error = await failureOf(commandStore(line).write(secret))
    expect(error).toBeInstanceOf(StoreError)
    expect(error).toMatchObject({ isUnchanged })
  })

  test('reports that nothing was written if the shell cannot start', async () => {
    const error = await failureOf(commandStore('cat', { env: { LONG: 'x'.repeat(3_000_000) } }).write(secret))
    expect(error).toBeInstanceOf(StoreError)
    expect(error).toMatchObject({ message: 'Cannot start cat (E2BIG).', isUnchanged: true })
  })

  test.each([
    ['exit 3', 'exit code 3'],
    ['kill -TERM $$', 'SIGTERM'],
    ['cat >&2; cat; exit 1', 'exit code 1'],
  ])('reports how a command failed: %s', async (line, how) => {
    const error = await failureOf(commandStore(line).write(secret))
    expect(error).toBeInstanceOf(StoreError)
    expect(error).toMatchObject({
      message: `${line} failed (${how}). Its output may contain the secret and is not shown. To see the output, add \`2>FILE\` to the command.`,
    })
    expect(error).not.toHaveProperty('cause')
  })

  test('lets the command redirect its error output', async () => {
    await failureOf(commandStore('{ echo no access >&2; exit 1; } 2>"$FOLDER/reason"').write(secret))
    expect(await written('reason')).toBe('no access\n')
  })
})

describe('a command that exceeds its time limit', () => {
  // It writes its own process id and its child's before it waits.
  const waiting = 'sleep 1000 & echo $$ $! > "$FOLDER/pids"; echo done > "$FOLDER/ready"; wait'
  const pids = async () => (await written('pids')).trim().split(' ').map(Number)

  test('is killed with its child processes', async () => {
    const error = await failureOf(commandStore(waiting, { timeout: 1500 }).write(secret))
    expect(error).toBeInstanceOf(StoreError)
    expect(String(error)).toContain('did not exit within 1.5 s and was stopped')
    await vi.waitUntil(async () => (await pids()).every(pid => !isRunning(pid)))
  })

  test('is killed if the signal is aborted', async () => {
    const controller = new AbortController()
    const failure = failureOf(commandStore(waiting, { signal: controller.signal }).write(secret))
    await vi.waitUntil(() => written('ready').catch(() => ''), { timeout: 10_000 })
    controller.abort('enough')
    const error = await failure
    expect(error).toBeInstanceOf(AbortedError)
    expect(error).toMatchObject({ name: 'AbortError', cause: 'enough' })
    await vi.waitUntil(async () => (await pids()).every(pid => !isRunning(pid)))
  })

  test('is not started if the signal is already aborted', async () => {
    const store = commandStore('touch "$FOLDER/begun"', { signal: AbortSignal.abort() })
    await expect(store.write(secret)).rejects.toThrow(AbortedError)
    await expect(written('begun')).rejects.toThrow('ENOENT')
  })

  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31])('rejects a timeout of %d ms', timeout => {
    expect(() => commandStore('cat', { timeout })).toThrow(InvalidArgumentError)
  })
})

describe('reading', () => {
  test('requires the `read` option', () => {
    expect(commandStore('cat')).not.toHaveProperty('read')
    expect(commandStore('cat', { read: undefined })).not.toHaveProperty('read')
  })

  test('returns the secret that was written', async () => {
    const store = commandStore('cat > "$FOLDER/kept"', { read: 'cat "$FOLDER/kept"; echo' })
    await store.write(secret)
    expect((await store.read?.())?.reveal()).toBe(secret.reveal())
  })

  test.each([
    ['printf %s old', 'old'],
    ['echo old', 'old'],
    ["printf 'old\\r\\n'", 'old'],
    ["printf 'old\\n\\n'", 'old\n'],
    ['true', undefined],
    ['echo', undefined],
  ])('%s', async (read, expected) => {
    expect((await commandStore('cat', { read }).read?.())?.reveal()).toBe(expected)
  })

  test('fails if the command fails, regardless of its output', async () => {
    const error = await failureOf(commandStore('cat', { read: 'echo wb_kept-secret; exit 2' }).read?.())
    expect(String(error)).toContain('failed (exit code 2)')
  })

  test.each(['cat "$FOLDER/kept"', 'cat "$FOLDER/kept" | tr x x', 'exec cat "$FOLDER/kept"'])(
    'does not wait for processes in the background, which keep the output open: %s',
    async line => {
      const read = `sleep 1000 & echo $! > "$FOLDER/left"; ${line}`
      const store = commandStore('cat > "$FOLDER/kept"', { read })
      await store.write(secret)
      expect((await store.read?.())?.reveal()).toBe(secret.reveal())
      process.kill(Number(await written('left')), 'SIGKILL')
    },
  )

  test('does not treat delayed output as a missing secret', async () => {
    const read = 'sleep 1000 & echo $! > "$FOLDER/left"'
    await expect(commandStore('cat', { read }).read?.()).rejects.toThrow('Add `wait` to the end of the command.')
    process.kill(Number(await written('left')), 'SIGKILL')
  })

  test('treats an exit code in `emptyExitCodes` as no secret, unless something is printed', async () => {
    const store = (read: string) => commandStore('cat', { read, emptyExitCodes: [2, 44] })
    expect(await store('exit 2').read?.()).toBeUndefined()
    expect(await store('echo nothing >&2; exit 44').read?.()).toBeUndefined()
    await expect(store('exit 1').read?.()).rejects.toThrow('exit code 1')
    await expect(store('echo wb_old; exit 2').read?.()).rejects.toThrow('exit code 2')
  })

  test.each([0, -1, 256, 1.5, Number.NaN])('rejects the exit code %d in `emptyExitCodes`', code => {
    expect(() => commandStore('cat', { read: 'cat', emptyExitCodes: [code] })).toThrow(InvalidArgumentError)
  })

  test('rejects output that is too long for a secret', async () => {
    await expect(commandStore('cat', { read: 'yes' }).read?.()).rejects.toThrow('printed more than 64 KiB')
  })
})

describe('check', () => {
  test.each([
    ['cat', undefined],
    ['NAME=value cat >/dev/null', undefined],
    ['cd / && cat', undefined],
    ['"a quoted one"', undefined],
    ['no-such-program put -', 'no-such-program'],
    ['A=1 /no/such/program', '/no/such/program'],
  ])('finds the program of %s', async (line, missing) => {
    const check = commandStore(line).check?.()
    if (missing === undefined) await check
    else
      await expect(check).rejects.toThrow(`Command not found: ${missing}. Correct the command, or install the program.`)
  })

  test('also finds the program of the read command', async () => {
    await expect(commandStore('cat', { read: 'no-such-program' }).check?.()).rejects.toThrow(
      'Command not found: no-such-program',
    )
  })

  test('runs no command', async () => {
    await commandStore('touch "$FOLDER/begun"', { read: 'touch "$FOLDER/begun"' }).check?.()
    await expect(written('begun')).rejects.toThrow('ENOENT')
  })
})

test('the label is the command, without a key that it contains', () => {
  vi.stubEnv('WORKBENCH_API_KEY', 'wb_the-old-key')
  expect(commandStore('  gh secret\n  set NAME ').label).toBe('gh secret set NAME')
  expect(commandStore('store --auth wb_the-old-key').label).toBe('store --auth [secret]')
})

test('the label and the messages contain no credentials of the command', async () => {
  const line = 'VAULT_TOKEN=hunter2 no-such-program --password=hunter2 https://bob:hunter2@host'
  const store = commandStore(line)
  expect(store.label).toBe('VAULT_TOKEN=[secret] no-such-program --password=[secret] https://[secret]@host')
  for (const error of [await failureOf(store.write(secret)), await failureOf(store.check?.())]) {
    expect(error).toBeInstanceOf(StoreError)
    expect(String(error)).toContain('no-such-program')
    expect(String(error)).not.toContain('hunter2')
  }
})

test.each(['', ' \n'])('rejects an empty command: %j', line => {
  expect(() => commandStore(line)).toThrow(InvalidArgumentError)
  expect(() => commandStore('cat', { read: line })).toThrow(InvalidArgumentError)
})

test('no error contains the secret if the command prints it', async () => {
  const lines = ['cat; exit 1', 'cat >&2; exit 1', 'cat; cat >&2; kill $$', 'exec no-such-program']
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...lines), fc.stringMatching(/^[!-~]{16,60}$/), async (line, value) => {
      for (const each of [line, `${line} # ${value}`]) {
        const error = await failureOf(commandStore(each).write(new Secret(value)))
        expect(`${error} ${error instanceof Error ? error.stack : ''} ${JSON.stringify(error)}`).not.toContain(value)
      }
    }),
    { numRuns: runs(10, 100) },
  )
})
