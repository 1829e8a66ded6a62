import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { Secret } from '../../src/index.ts'
import { fileJournal, type RotationProgress, rotateServiceAccount } from '../../src/rotation/index.ts'
import { answered, at, type Call, type Fate, failureOf, lostAfter, type Stage, setStage } from './stage.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'journals-'))
})
afterAll(() => rm(folder, { recursive: true }))
afterEach(() => vi.restoreAllMocks())

/** All that can be seen of a value in a log, a debugger or a report. */
function printed(value: unknown): string {
  const stacks = value instanceof Error ? `${value.stack} ${value.message}` : ''
  const shown = inspect(value, { depth: Infinity, showHidden: true, getters: true, maxStringLength: null })
  return `${stacks} ${String(value)} ${shown} ${JSON.stringify(value)}`
}

/** Lets a rotation fail or succeed, and gives all that could be seen of it, and all that must not be. */
async function watched(act: (stage: Stage, store: Stage['store']) => PromiseLike<unknown>) {
  const seen: unknown[] = []
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, method).mockImplementation((...args) => void seen.push(...args))
  }
  const stage = await setStage({ own: true })
  const secrets = [stage.key.secret]
  const store = {
    ...stage.store,
    async write(secret: Secret) {
      secrets.push(secret)
      await stage.store.write(secret)
    },
  }
  const promise = act(stage, store)
  seen.push(promise, stage.workbench, store, stage.settings)
  seen.push(await Promise.resolve(promise).catch(error => error))
  seen.push(promise, stage.events, await stage.entries())
  return { text: seen.map(printed).join('\n'), secrets: secrets.map(secret => secret.reveal()), stage }
}

const FAULTS: readonly [Call, Fate][] = [
  ['POST api_keys', answered(403)],
  ['POST api_keys', lostAfter],
  ['GET organizations', answered(500)],
  ['PATCH api_keys/*', lostAfter],
  ['DELETE api_keys/*', answered(500)],
]

test.each(FAULTS)('nothing printable holds a secret: %s', async (call, fate) => {
  const { text, secrets } = await watched((stage, store) => {
    stage.fate(call, ...Array<Fate>(9).fill(fate))
    return stage.rotate({ store, onProgress: event => void stage.events.push(event) })
  })
  for (const secret of secrets) expect(text).not.toContain(secret)
})

test('nothing printable holds a secret where all goes well, nor does the journal’s file', async () => {
  const journal = fileJournal(join(folder, 'journal.json'))
  const { text, secrets } = await watched((stage, store) => stage.rotate({ store, journal }))
  const kept = await readFile(join(folder, 'journal.json'), 'utf8')
  expect(kept).toContain('"step": "done"')
  expect(secrets).toHaveLength(2)
  for (const secret of secrets) expect(text + kept + inspect(journal)).not.toContain(secret)
})

const QUOTING = ['write', 'verify', 'onProgress'] as const

test.each(QUOTING)('no error quotes a secret, not even where somebody else’s does: %s', async where => {
  const quote = (secret: Secret) => {
    throw Object.assign(new Error(`no ${secret.reveal()}`), { request: { body: { value: secret.reveal() } } })
  }
  const { text, secrets } = await watched((stage, store) => {
    let last: Secret = stage.key.secret
    const quoting = {
      ...store,
      async write(secret: Secret) {
        await store.write(secret)
        last = secret
        if (where === 'write') quote(secret)
      },
    }
    return stage.rotate({
      store: quoting,
      ...(where === 'verify' && { verify: () => quote(last) }),
      ...(where === 'onProgress' && { onProgress: () => quote(last) }),
    })
  })
  expect(secrets.length).toBeGreaterThan(1)
  for (const secret of secrets) expect(text).not.toContain(secret)
})

test.each(['made', 'stored', 'proven', 'disabled'] satisfies RotationProgress[])(
  'nothing printable holds a secret where it is interrupted at "%s" and rolled back',
  async progress => {
    const { text, secrets, stage } = await watched((stage, store) => {
      const rotation = stage.rotate({
        store,
        grace: progress === 'disabled' ? 0 : 60_000,
        hold: 60_000,
        onProgress: at(progress, () => rotation.rollback()),
      })
      return rotation
    })
    expect((await stage.state()).accepted).toBe(true)
    for (const secret of secrets) expect(text).not.toContain(secret)
  },
)

test('the outcomes of many keys hold no secret', async () => {
  const { text, secrets } = await watched(async (stage, store) => {
    stage.fate('PATCH api_keys/*', answered(500))
    const { key, store: _, ...settings } = stage.settings
    return rotateServiceAccount(stage.workbench, {
      ...settings,
      account: stage.account,
      olderThan: 0,
      store: () => store,
    })
  })
  for (const secret of secrets) expect(text).not.toContain(secret)
})

test('a failure that quotes a secret says so', async () => {
  const stage = await setStage()
  const write = async (secret: Secret) => Promise.reject(new Error(secret.reveal()))
  const error = await failureOf(stage.rotate({ store: { ...stage.store, write } }))
  expect(error).toMatchObject({ message: expect.stringContaining('quotes a secret, so it is not shown') })
})
