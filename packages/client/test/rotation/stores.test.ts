import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { inspect } from 'node:util'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { bundledProgram } from '../../../../test/bundled-program.ts'
import { runs } from '../../../../test/soak.ts'
import { Secret } from '../../src/index.ts'
import { envFile, jsonFile, type SecretStore, StoreError, secretDirectory } from '../../src/rotation/index.ts'
import { isComplete, longSecret, STORES, type StoreName } from './store-fixtures.ts'

let folder: string
const children = new Set<ChildProcess>()

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stores-'))
})

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  children.clear()
  await rm(folder, { recursive: true })
})

const reader = await bundledProgram(new URL('reading-process.ts', import.meta.url))
const writer = await bundledProgram(new URL('writing-process.ts', import.meta.url))

function start(program: string, name: StoreName) {
  const child = spawn(process.execPath, [program, name, folder], { stdio: ['pipe', 'pipe', 'inherit'] })
  children.add(child)
  return { child, lines: createInterface(child.stdout)[Symbol.asyncIterator]() }
}

/** The number of writes during which another process reads, and of writers that are killed, for each store. */
const WRITES = runs(50, 1000)
const KILLS = runs(3, 20)

describe.each(Object.keys(STORES) as StoreName[])('%s', name => {
  const fixture = STORES[name]

  test('never shows a partial secret during many writes', async () => {
    fixture.prepare(folder)
    const store = fixture.store(folder)
    const { child, lines } = start(reader, name)
    expect((await lines.next()).value).toBe('reading')
    for (let number = 1; number <= WRITES; number += 1) await store.write(new Secret(longSecret(number)))
    child.stdin.end()
    const { reads, seen, problems } = JSON.parse((await lines.next()).value ?? '')
    expect(problems).toEqual([])
    expect(reads).toBeGreaterThan(20)
    expect(seen).toBeGreaterThan(5)
    expect(fixture.read(folder).secret).toBe(longSecret(WRITES))
  })

  test('is complete after its writer was killed, and remains writable', async () => {
    fixture.prepare(folder)
    const { others } = fixture.read(folder)
    for (let round = 1; round <= KILLS; round += 1) {
      const { child, lines } = start(writer, name)
      let written = 0
      // The process continues to write while this test waits for its output, so the kill can hit any step of a write.
      while (written < round) written = Number((await lines.next()).value)
      child.kill('SIGKILL')
      await once(child, 'exit')
      const found = fixture.read(folder)
      expect(isComplete(found.secret)).toBe(true)
      expect(Number.parseInt(found.secret ?? '', 10)).toBeGreaterThanOrEqual(written)
      expect(found.others).toEqual(others)
    }
    const store = fixture.store(folder)
    await store.check?.()
    await store.write(new Secret('new'))
    expect(fixture.read(folder)).toEqual({ secret: 'new', others })
    for (const left of await readdir(folder)) {
      if (left.endsWith('.tmp'))
        expect((await stat(join(folder, left))).mode & 0o777).toSatisfy(mode => [0o600, 0o644].includes(mode))
    }
  })
})

interface Failure {
  prepare(secret: string): void
  store(): SecretStore
}

const at = (...names: string[]) => join(folder, ...names)
const FAILURES: Record<string, Failure> = {
  'a variable that is part of the value before it': {
    prepare: secret => writeFileSync(at('f'), `A=  \nKEY=${secret}`),
    store: () => envFile(at('f'), 'KEY'),
  },
  'a truncated JSON file': {
    prepare: secret => writeFileSync(at('f'), `{"a":"${secret}`),
    store: () => jsonFile(at('f'), '/a'),
  },
  'a JSON file with trailing text': {
    prepare: secret => writeFileSync(at('f'), `{"a":1} x${secret}`),
    store: () => jsonFile(at('f'), '/a'),
  },
  'an object in place of the secret': {
    prepare: secret => writeFileSync(at('f'), JSON.stringify({ a: { [secret]: secret } })),
    store: () => jsonFile(at('f'), '/a'),
  },
  'a secret in place of an object': {
    prepare: secret => writeFileSync(at('f'), JSON.stringify({ a: secret })),
    store: () => jsonFile(at('f'), '/a/b'),
  },
  'a file that is not UTF-8': {
    prepare: secret => writeFileSync(at('f'), Buffer.concat([Buffer.of(0xff), Buffer.from(secret)])),
    store: () => envFile(at('f')),
  },
  'a directory in place of the file': {
    prepare: () => mkdirSync(at('f'), { recursive: true }),
    store: () => secretDirectory(folder, 'f'),
  },
  'a missing directory': { prepare: () => {}, store: () => secretDirectory(at('none'), 'f') },
}

test.each(Object.entries(FAILURES))(
  'no error contains the old or the new secret: %s',
  async (_, { prepare, store }) => {
    await fc.assert(
      fc.asyncProperty(
        fc.stringMatching(/^[\w+/.-]{16,60}$/),
        fc.stringMatching(/^[\w+/.-]{16,60}$/),
        async (old, young) => {
          prepare(old)
          const failing = store()
          const results = await Promise.allSettled([
            failing.write(new Secret(young)),
            failing.read?.(),
            failing.check?.(),
          ])
          const errors = results
            .filter(({ status }) => status === 'rejected')
            .map(result => 'reason' in result && result.reason)
          expect(results[0]?.status).toBe('rejected')
          const shown = [
            failing.label,
            inspect([failing, errors], { depth: Infinity, showHidden: true }),
            String(errors),
          ]
          for (const text of [...shown, JSON.stringify([failing, errors])]) {
            expect(text).not.toContain(old)
            expect(text).not.toContain(young)
          }
          for (const error of errors) {
            expect(error).toBeInstanceOf(StoreError)
            expect(error).not.toHaveProperty('cause')
          }
        },
      ),
      { numRuns: 20 },
    )
  },
)

test.runIf(process.platform !== 'win32')('stores report that the working directory was deleted', () => {
  const index = new URL('../../src/rotation/index.ts', import.meta.url).href
  const script = `
    const { envFile, jsonFile, secretDirectory } = await import(${JSON.stringify(index)})
    process.chdir(process.argv[1])
    ;(await import('node:fs')).rmdirSync(process.argv[1])
    const opens = [() => envFile('.env'), () => jsonFile('a.json', '/a'), () => secretDirectory('secrets', 'a')]
    for (const open of opens) try { open() } catch (error) { console.log(error.name, error.message) }
    const store = envFile(process.argv[2])
    await store.check()
    console.log(store.label)
  `
  mkdirSync(at('gone'))
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--conditions=workbench-source', '--input-type=module', '--eval', script, at('gone'), at('.env')],
    { encoding: 'utf8' },
  )
  const advice = 'the working directory was deleted. Change to a directory that exists, or specify an absolute path.'
  expect(stderr + stdout).toBe(
    [
      ...['.env', 'a.json', 'secrets'].map(path => `StoreError Cannot use ${path}: ${advice}`),
      `WORKBENCH_API_KEY in ${at('.env')}\n`,
    ].join('\n'),
  )
})
