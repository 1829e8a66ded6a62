// Servers whose lists show a new key or name with a delay, or that report changes that they do not make.
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { type Fetch, Workbench } from '../../src/index.ts'
import { type ApiKeyRotation, rotateApiKey } from '../../src/rotation/index.ts'
import { at, createFixture, type Fixture, failureOf, ROTATED } from './fixtures.ts'

interface Resource {
  readonly id: string
  readonly attributes: { display_name: string }
}

/** Returns a client whose lists of keys are out of date by `delay` milliseconds. */
function withLateLists({ mock }: Fixture, delay: number, change: 'creation' | 'name') {
  const names = new Map<string, { readonly at: number; readonly name: string }[]>()
  const fetch: Fetch = async (url, init) => {
    const request = new Request(url, init)
    const answer = await mock.fetch(request.clone())
    const isList = request.method === 'GET' && new URL(request.url).pathname.endsWith('/api_keys')
    if (!isList && (request.method === 'GET' || answer.status >= 300 || request.method === 'DELETE')) return answer
    const body = await answer.json()
    if (isList) {
      const end = performance.now() - delay
      const listed: Resource[] = body.data
      body.data = listed.filter(({ id }) => (names.get(id)?.[0]?.at ?? 0) <= end)
      if (body.meta.page) body.meta.page.total -= listed.length - body.data.length
      for (const { id, attributes } of change === 'name' ? body.data : []) {
        attributes.display_name = names.get(id)?.findLast(({ at }) => at <= end)?.name ?? attributes.display_name
      }
    } else {
      const { id, attributes }: Resource = body.data
      names.set(id, [...(names.get(id) ?? []), { at: performance.now(), name: attributes.display_name }])
    }
    return new Response(JSON.stringify(body), { status: answer.status, headers: answer.headers })
  }
  return new Workbench({ token: mock.tokens.admin, fetch, retries: 0 })
}

test.each(['creation', 'name'] as const)('creates one key if lists show its %s late', async change => {
  for (const delay of [20, 200]) {
    const fixture = await createFixture()
    const stored: string[] = []
    const workbench = withLateLists(fixture, delay, change)
    const afterStore: ApiKeyRotation['afterStore'] = ({ newKeyId }) => void stored.push(newKeyId)
    const result = await rotateApiKey(workbench, { ...fixture.settings, afterStore })
    expect(result).toMatchObject({ status: 'rotated', oldKey: 'deleted' })
    expect(stored).toEqual([result.newKey?.id])
    expect((await fixture.keys()).map(({ id }) => id)).toEqual(stored)
    expect(await fixture.accepted()).toBe(true)
  }
})

test.each([' verified ', '(rotated '])(
  'stops if Workbench reports the name "…%s…", but does not store it',
  async name => {
    const fixture = await createFixture()
    let changes = 0
    const fetch: Fetch = async (url, init) => {
      const request = new Request(url, init)
      const text = await request.clone().text()
      if (request.method !== 'PATCH' || !text.includes(name)) return fixture.mock.fetch(request)
      changes += 1
      const answer = await fixture.mock.fetch(new Request(url, { headers: request.headers }))
      const body = await answer.json()
      Object.assign(body.data.attributes, JSON.parse(text).data.attributes)
      return new Response(JSON.stringify(body), { headers: answer.headers })
    }
    const workbench = new Workbench({ token: fixture.mock.tokens.admin, fetch, retries: 0 })
    // A heartbeat also changes the name, but none is due within this time.
    const error = await failureOf(rotateApiKey(workbench, { ...fixture.settings, lease: 30_000 }))
    expect(String(error)).toContain('but the keys are unchanged')
    expect(changes).toBeLessThanOrEqual(2)
    expect(await fixture.accepted()).toBe(true)
  },
)

test('finishes if two runs each stored a key that the other did not see', async () => {
  const fixture = await createFixture()
  await fixture.rotate({ gracePeriod: 60_000, wait: false })
  const [first] = await fixture.others()
  const second = await fixture.admin.apiKeys.create({ serviceAccount: fixture.account, name: 'deploy' })
  const print = createHash('sha256').update(`workbench rotation\n${second.secret.reveal()}`).digest('hex').slice(0, 12)
  const name = first?.name.replace(/ verified \w+/, ` verified ${print}`) ?? ''
  await fixture.admin.apiKeys.update(second, { name })
  await fixture.store.write(second.secret)
  expect(await fixture.rotate()).toMatchObject({ status: 'rotated', newKey: { id: second.id } })
  expect(await fixture.state()).toEqual(ROTATED)
})

test.each(['exists', 'is deleted'])(
  'keeps a key with a copied name in another account if the old key %s',
  async old => {
    const fixture = await createFixture()
    const { newKey } = await fixture.rotate({ gracePeriod: 60_000, wait: false })
    const other = await fixture.admin.serviceAccounts.create({ name: 'other', role: 'organization_analyst' })
    const name = newKey?.name.replace(' verified ', ' storing ').replace(/ since .*/, ')') ?? ''
    const copy = await fixture.admin.apiKeys.create({ serviceAccount: other, name })
    if (old === 'is deleted') await fixture.admin.apiKeys.delete(fixture.key)
    const workbench = new Workbench({
      token: fixture.mock.tokens.admin,
      // A server that ignores the account of a list.
      fetch: (url, init) => fixture.mock.fetch(url.replace(/service_accounts\/[^/]+\/api_keys/, 'api_keys'), init),
      retries: 0,
    })
    const result = await rotateApiKey(workbench, fixture.settings).catch((error: unknown) => error)
    if (old === 'exists') expect(result).toMatchObject({ status: 'rotated', newKey: { id: newKey?.id } })
    else expect(String(result)).toContain('in several accounts have names of its successors')
    expect(await fixture.admin.apiKeys.get(copy)).toMatchObject({ name, active: true })
    expect(await fixture.accepted()).toBe(true)
  },
)

test.each([-3, 3])('waits for the grace period if the clock is set by %i hours during it', async hours => {
  const fixture = await createFixture()
  const { now } = Date
  const onProgress = at('waiting', () => {
    Date.now = () => now() + hours * 3_600_000
  })
  const start = performance.now()
  try {
    expect(await fixture.rotate({ gracePeriod: 1_500, onProgress })).toMatchObject({ status: 'rotated' })
  } finally {
    Date.now = now
  }
  expect(performance.now() - start).toBeGreaterThan(400)
})
