// A key is rotated again while its retired predecessors still exist, and enabling its account enables all of them.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runs } from '../../../../test/soak.ts'
import type { ApiKey } from '../../src/index.ts'
import {
  checkStore,
  listRotations,
  pruneRetiredKeys,
  rollBackApiKey,
  rotateApiKey,
  rotateApiKeys,
  rotateServiceAccount,
  type SecretStore,
} from '../../src/rotation/index.ts'
import { createFixture, type Fixture, failureOf, loseRequest, loseResponse, withoutRead } from './fixtures.ts'

const DAY = 86_400_000
const WEEK = 7 * DAY

/** Rotates a key several times, and then disables and enables its account. Returns all its keys, oldest first. */
async function rotateRepeatedly(fixture: Fixture, rotations: number, changes: { journal?: undefined } = {}) {
  const ids = [fixture.key.id]
  for (let count = 0; count < rotations; count++) {
    const { newKey } = await fixture.rotate({ key: ids.at(-1) ?? '', deleteAfter: WEEK, ...changes })
    ids.push(newKey?.id ?? '')
  }
  await toggle(fixture)
  return ids
}

async function toggle({ admin, account }: Pick<Fixture, 'admin' | 'account'>): Promise<void> {
  await admin.serviceAccounts.disable(account)
  await admin.serviceAccounts.enable(account)
}

/** The options for a run that rotates only keys older than 90 days. */
function runOf({ settings, account, store }: Fixture, changes: { readonly store?: SecretStore } = {}) {
  const { key: _, store: __, ...options } = settings
  const place = changes.store ?? store
  return { ...options, account, olderThan: 90 * DAY, deleteAfter: WEEK, store: () => place }
}

const activeOf = (keys: readonly ApiKey[]) => keys.filter(({ active }) => active).map(({ id }) => id)

describe.each([2, 3, 5])(
  'after %i rotations, a run disables all keys that were enabled with the account',
  rotations => {
    test.each([
      ['with a journal', {}],
      ['without a journal', { journal: undefined }],
    ])('%s', async (_, changes) => {
      const fixture = await createFixture()
      const ids = await rotateRepeatedly(fixture, rotations, changes)
      expect(activeOf(await fixture.keys())).toHaveLength(ids.length)
      const outcomes = await rotateServiceAccount(fixture.workbench, { ...runOf(fixture), ...changes })
      expect(outcomes.map(({ status }) => status)).toEqual(ids.slice(1).map(() => 'rotated'))
      expect(activeOf(await fixture.keys())).toEqual(ids.slice(-1))
      expect(fixture.violations).toEqual([])
      expect(await rotateServiceAccount(fixture.workbench, { ...runOf(fixture), ...changes })).toEqual([])
    })

    test('and the next rotation succeeds, with a journal that has the earlier ones', async () => {
      const fixture = await createFixture()
      const ids = await rotateRepeatedly(fixture, rotations)
      expect(await fixture.rotate({ key: ids.at(-1) ?? '', deleteAfter: WEEK })).toMatchObject({ status: 'rotated' })
    })

    test('in a store that cannot be read', async () => {
      const fixture = await createFixture()
      const ids = await rotateRepeatedly(fixture, rotations)
      await rotateServiceAccount(fixture.workbench, runOf(fixture, { store: withoutRead(fixture.store) }))
      expect(activeOf(await fixture.keys())).toEqual(ids.slice(-1))
    })

    test('one by one, by its id', async () => {
      const fixture = await createFixture()
      const ids = await rotateRepeatedly(fixture, rotations)
      for (const key of ids.slice(0, -1)) {
        await checkStore(fixture.workbench, { key, store: fixture.store })
        const result = await rotateApiKey(fixture.workbench, { ...fixture.settings, key, deleteAfter: WEEK })
        expect(result).toMatchObject({ status: 'rotated', oldKey: 'disabled', stored: 'new key' })
        expect(result.newKey?.id).not.toBe(ids[0])
      }
      expect(activeOf(await fixture.keys())).toEqual(ids.slice(-1))
    })

    test('while the latest key is rotated, too', async () => {
      const fixture = await createFixture()
      const ids = await rotateRepeatedly(fixture, rotations)
      const rotation = { ...fixture.settings, deleteAfter: WEEK }
      for (const concurrency of [1, 4]) {
        const keys = await fixture.keys()
        const latestFirst = keys.toSorted((a, b) => (b.id === ids.at(-1) ? 1 : 0) - (a.id === ids.at(-1) ? 1 : 0))
        const rotations = latestFirst.map(key => ({ ...rotation, key }))
        const outcomes = await rotateApiKeys(fixture.workbench, rotations, { concurrency })
        ids.push(outcomes[0] && 'newKey' in outcomes[0] ? (outcomes[0].newKey?.id ?? '') : '')
        expect(outcomes.map(({ status }) => status)).toEqual(keys.map(() => 'rotated'))
        expect(activeOf(await fixture.keys())).toHaveLength(1)
        expect(await fixture.accepted()).toBe(true)
        await toggle(fixture)
      }
    })

    test('while the latest rotation waits for its grace period, and after it was rolled back', async () => {
      const fixture = await createFixture()
      const ids = await rotateRepeatedly(fixture, rotations)
      const key = ids.at(-1) ?? ''
      const waiting = await fixture.rotate({ key, gracePeriod: DAY, wait: false })
      const both = [key, waiting.newKey?.id ?? ''].sort()
      await rotateServiceAccount(fixture.workbench, { ...runOf(fixture), gracePeriod: DAY, wait: false })
      expect(activeOf(await fixture.keys()).sort()).toEqual(both)
      await rollBackApiKey(fixture.workbench, { ...fixture.settings, key })
      await toggle(fixture)
      await rotateServiceAccount(fixture.workbench, runOf(fixture))
      expect(activeOf(await fixture.keys()).sort()).toEqual(both)
      expect(fixture.violations).toEqual([])
    })
  },
)

describe('a retired key that was enabled again', () => {
  test.each([
    ['has the secret of a retired key', 0],
    ['has the secret of a key that a later rotation replaced', 1],
  ])('stays active if the place %s', async (_, generation) => {
    const fixture = await createFixture()
    const secrets = [fixture.key.secret]
    const store = {
      ...fixture.store,
      write: async (secret: (typeof secrets)[number]) => {
        secrets.push(secret)
        await fixture.store.write(secret)
      },
    }
    const first = await fixture.rotate({ deleteAfter: WEEK, store })
    await fixture.rotate({ key: first.newKey?.id ?? '', deleteAfter: WEEK, store })
    await toggle(fixture)
    await fixture.store.write(secrets[generation] ?? fixture.key.secret)
    const outcomes = await rotateServiceAccount(fixture.workbench, runOf(fixture))
    expect(outcomes.map(({ status }) => status)).toEqual(['failed', 'failed'])
    for (const outcome of outcomes) {
      expect(String('error' in outcome && outcome.error)).toContain('The old key is not disabled.')
    }
    expect(activeOf(await fixture.keys())).toHaveLength(3)
  })

  test('stays active if no key that replaced it is active', async () => {
    const fixture = await createFixture()
    const ids = await rotateRepeatedly(fixture, 2)
    await fixture.admin.apiKeys.disable(ids[2] ?? '')
    await failureOf(rotateApiKey(fixture.workbench, { ...fixture.settings, key: ids[0] ?? '' }))
    expect(activeOf(await fixture.keys())).toEqual(ids.slice(0, 2))
  })

  test('works after a rollback at the same time', async () => {
    const fixture = await createFixture()
    await fixture.rotate({ deleteAfter: WEEK })
    await toggle(fixture)
    for (let nth = 0; nth < 2; nth++) {
      const pass = (respond: () => Promise<Response>) => respond()
      const rollBack = async (respond: () => Promise<Response>) => {
        await rollBackApiKey(fixture.admin, { ...fixture.settings, journal: undefined })
        return respond()
      }
      fixture.respond('PATCH api_keys/*', ...Array.from({ length: nth }, () => pass), rollBack)
      await failureOf(fixture.rotate({ deleteAfter: WEEK, journal: undefined }))
      expect((await fixture.state()).old).toBe('active')
    }
  })

  test('is kept for the full time again, even if the run dies after it has disabled the key', async () => {
    const fixture = await createFixture()
    await rotateRepeatedly(fixture, 2)
    const { name } = await fixture.admin.apiKeys.get(fixture.key)
    await fixture.admin.apiKeys.update(fixture.key, {
      name: name.replace(/retired \w+/, 'retired 20200101T000000000Z'),
    })
    const disableAndDie = async (respond: () => Promise<Response>) => {
      const response = await respond()
      if (!(await fixture.admin.apiKeys.get(fixture.key)).active) fixture.kill()
      return response
    }
    fixture.respond('PATCH api_keys/*', disableAndDie, disableAndDie)
    await failureOf(fixture.rotate({ deleteAfter: WEEK }))
    fixture.revive()
    expect(await fixture.rotate({ deleteAfter: WEEK })).toMatchObject({ oldKey: 'disabled' })
  })

  test('is disabled if the key that replaced it was deleted, by a rotation or by "prune"', async () => {
    for (const prunes of [false, true]) {
      const fixture = await createFixture()
      const first = await fixture.rotate({ deleteAfter: WEEK })
      const key = first.newKey?.id ?? ''
      const second = await fixture.rotate({ key, deleteAfter: prunes ? WEEK : 0 })
      const deleteAfter = ({ id }: ApiKey) => (id === key ? 0 : WEEK)
      if (prunes) await pruneRetiredKeys(fixture.workbench, { deleteAfter })
      const ids = (await fixture.keys()).map(({ id }) => id)
      expect(ids).toEqual([fixture.key.id, second.newKey?.id])
      await toggle(fixture)
      await rotateServiceAccount(fixture.workbench, runOf(fixture))
      expect(activeOf(await fixture.keys())).toEqual(ids.slice(1))
      const [outcome] = await pruneRetiredKeys(fixture.workbench, { deleteAfter: 0 })
      expect(outcome).toMatchObject({ status: 'deleted', key: { id: fixture.key.id } })
    }
  })

  test('is described if nothing shows which key replaced it', async () => {
    const fixture = await createFixture()
    const ids = await rotateRepeatedly(fixture, 2)
    await fixture.admin.apiKeys.delete(ids[1] ?? '')
    const error = String(await failureOf(fixture.rotate()))
    expect(error).toContain(`A rotation replaced "deploy" (${ids[0]}), but the key was enabled again.`)
    expect(error).toContain(`is used for "deploy" of "ci" (${ids[2]})`)
    expect(error).toContain('disable or delete it in Workbench. Nothing was changed.')
    expect(activeOf(await fixture.keys())).toEqual([ids[0], ids[2]])
  })

  test('is kept by "prune", with advice', async () => {
    const fixture = await createFixture()
    await rotateRepeatedly(fixture, 2)
    for (const outcome of await pruneRetiredKeys(fixture.workbench, { deleteAfter: 0 })) {
      expect(outcome).toMatchObject({
        status: 'kept',
        reason: expect.stringContaining('The next "rotate" of this key'),
      })
    }
    await rotateServiceAccount(fixture.workbench, runOf(fixture))
    const outcomes = await pruneRetiredKeys(fixture.workbench, { deleteAfter: 0 })
    expect(outcomes.map(({ status }) => status)).toEqual(['deleted', 'deleted'])
  })
})

test('deletes all retired keys after their time, even if a run replaced them in between', async () => {
  const fixture = await createFixture()
  const ids = await rotateRepeatedly(fixture, 3)
  await rotateServiceAccount(fixture.workbench, runOf(fixture))
  await rotateServiceAccount(fixture.workbench, { ...runOf(fixture), deleteAfter: 0 })
  expect((await fixture.keys()).map(({ id }) => id)).toEqual(ids.slice(-1))
  expect(await listRotations(fixture.workbench)).toEqual([])
})

test('finishes after a kill at any request', { timeout: 120_000 }, async () => {
  for (const isLost of [false, true]) {
    for (let nth = isLost ? 0 : 3; ; nth += runs(7, 1)) {
      const fixture = await createFixture()
      const ids = await rotateRepeatedly(fixture, 3, { journal: undefined })
      let left = nth
      const workbench = fixture.workbench.withOptions({
        async fetch(url, init) {
          if (left-- > 0) return fixture.mock.fetch(url, init)
          fixture.kill()
          return isLost ? loseRequest(async () => new Response()) : loseResponse(() => fixture.mock.fetch(url, init))
        },
      })
      const run = { ...runOf(fixture), journal: undefined }
      await rotateServiceAccount(workbench, run).catch(() => {})
      const wasKilled = left < 0
      fixture.revive()
      expect(await fixture.accepted()).toBe(true)
      await rotateServiceAccount(fixture.workbench, run)
      expect(activeOf(await fixture.keys())).toEqual(ids.slice(-1))
      if (!wasKilled) break
    }
  }
})

/** An event that affects the account or its latest key. */
const event = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ act: 'rotate' } as const) },
  { weight: 3, arbitrary: fc.constant({ act: 'toggle' } as const) },
  fc.constant({ act: 'rotate and delete' } as const),
  fc.constant({ act: 'begin' } as const),
  fc.constant({ act: 'run' } as const),
  fc.constant({ act: 'prune' } as const),
  fc.record({ act: fc.constant('kill' as const), after: fc.nat(40) }),
)

test('any number of generations end with one active key, whose secret is stored, after any events', {
  timeout: runs(120_000, 900_000),
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 4, maxLength: 9 }), fc.boolean(), async (events, hasJournal) => {
      const fixture = await createFixture()
      const changes = hasJournal ? {} : { journal: undefined }
      const run = { ...runOf(fixture), ...changes }
      const latest = async () => {
        const keys = (await fixture.keys()).toSorted((a, b) => Number(a.createdAt) - Number(b.createdAt))
        const rotations = await listRotations(fixture.workbench)
        const isOld = ({ id }: ApiKey) =>
          rotations.some(({ key, newKey, step }) =>
            step === 'retired' || step === 'enabled again' ? key.id === id : newKey?.id === id,
          )
        return keys.findLast(key => !isOld(key))?.id ?? ''
      }
      const rotate = async (more: object = {}) =>
        fixture.rotate({ key: await latest(), deleteAfter: WEEK, ...changes, ...more })
      for (const each of events) {
        if (each.act === 'rotate') await rotate()
        if (each.act === 'rotate and delete') await rotate({ deleteAfter: 0 })
        if (each.act === 'begin') await rotate({ gracePeriod: DAY, wait: false })
        if (each.act === 'toggle') await toggle(fixture)
        if (each.act === 'run') await rotateServiceAccount(fixture.workbench, run)
        if (each.act === 'prune') await pruneRetiredKeys(fixture.workbench, { deleteAfter: 0 })
        if (each.act === 'kill') {
          let left = each.after
          const workbench = fixture.workbench.withOptions({
            fetch: (url, init) =>
              left-- > 0 ? fixture.mock.fetch(url, init) : loseRequest(async () => new Response()),
          })
          await rotateServiceAccount(workbench, { ...run, olderThan: 0 }).catch(() => {})
        }
        expect(await fixture.accepted()).toBe(true)
      }
      // The first run may finish a rotation.
      for (const _ of [1, 2]) await rotateServiceAccount(fixture.workbench, run)
      await toggle(fixture)
      const outcomes = await rotateServiceAccount(fixture.workbench, run)
      expect(outcomes.filter(({ status }) => status !== 'rotated')).toEqual([])
      expect(activeOf(await fixture.keys())).toEqual([await latest()])
      expect(fixture.violations).toEqual([])
    }),
    { numRuns: runs(12, 200) },
  )
})
