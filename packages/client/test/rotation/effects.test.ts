// Each effect is verified, because a server may report success without a change, respond without a record, or know a
// key only on some nodes.
import { describe, expect, test } from 'vitest'
import { type Fetch, Workbench } from '../../src/index.ts'
import { listRotations, rollBackApiKey, rotateApiKey, rotateServiceAccount } from '../../src/rotation/index.ts'
import {
  at,
  createFixture,
  type Fixture,
  failureOf,
  LONG_LEASE,
  type Responder,
  ROTATED,
  respondWith,
  UNTOUCHED,
} from './fixtures.ts'

const pass: Responder = respond => respond()
const noContent: Responder = async respond => {
  await respond()
  return new Response(null, { status: 204 })
}

/** Responds as if the change had been made. */
const pretend =
  (changes: Readonly<Record<string, unknown>>, read: () => Promise<Response>): Responder =>
  async () => {
    const response = await read()
    const document: { data: { attributes: object } } = await response.json()
    Object.assign(document.data.attributes, changes)
    return new Response(JSON.stringify(document), { headers: { 'content-type': 'application/vnd.api+json' } })
  }

test.each([
  ['says that the old key is disabled', { active: false }],
  ['returns the old key unchanged', {}],
])('does not trust a server that %s, but does nothing', async (_, changes) => {
  const fixture = await createFixture()
  const { mock, key } = fixture
  const headers = { authorization: `Bearer ${mock.tokens.admin}` }
  const read = () => mock.fetch(`${mock.baseUrl}/api/v2/api_keys/${key.id}`, { headers })
  // The name of the old key, then the name of the new one: storing, verified.
  fixture.respond('PATCH api_keys/*', pass, pass, pass, pretend(changes, read))
  expect(String(await failureOf(fixture.rotate({ lease: LONG_LEASE })))).toContain('The old key is active; the new key')
  expect(await fixture.state()).toMatchObject({ old: 'active', store: 'new', accepted: true })
  expect(await fixture.rotate()).toMatchObject({ status: 'rotated', oldKey: 'deleted' })
  expect(await fixture.state()).toEqual(ROTATED)
})

test('fetches the record from a server that responds to changes without one', async () => {
  const fixture = await createFixture()
  fixture.respond('PATCH api_keys/*', ...Array<Responder>(7).fill(noContent))
  expect(await fixture.rotate({ lease: LONG_LEASE })).toMatchObject({ status: 'rotated', oldKey: 'deleted' })
  expect(await fixture.state()).toEqual(ROTATED)
})

test('waits for a deletion and a change that take effect after the response', async () => {
  const fixture = await createFixture()
  const later =
    (response: () => Promise<Response>): Responder =>
    async respond => {
      const early = await response()
      setTimeout(() => void respond(), 300)
      return early
    }
  const { mock, key } = fixture
  const headers = { authorization: `Bearer ${mock.tokens.admin}` }
  const unchanged = () => mock.fetch(`${mock.baseUrl}/api/v2/api_keys/${key.id}`, { headers })
  // The name of the old key, then the name of the new one: storing, verified.
  fixture.respond('PATCH api_keys/*', pass, pass, pass, later(unchanged))
  fixture.respond(
    'DELETE api_keys/*',
    later(async () => new Response(null, { status: 202 })),
  )
  const result = await fixture.rotate({ lease: LONG_LEASE, settleTimeout: 5_000 })
  expect(result).toMatchObject({ status: 'rotated', oldKey: 'deleted' })
  expect(await fixture.state()).toEqual(ROTATED)
})

test('supports a server that converts names to upper case, even after a run stopped', async () => {
  const fixture = await createFixture()
  const upper: Fetch = async (url, init) => {
    const response = await fixture.mock.fetch(url, init)
    const text = await response.text()
    const changed = text.replace(/"(name|display_name)":"[^"]*"/g, pair =>
      pair.replace(/(?<=:).*/, value => value.toUpperCase()),
    )
    return new Response(response.status === 204 ? null : changed, response)
  }
  const workbench = new Workbench({ token: fixture.mock.tokens.admin, fetch: upper })
  const options = { ...fixture.settings, retire: 'disable', gracePeriod: 0 } as const
  const stop = new AbortController()
  const interrupted = rotateApiKey(workbench, {
    ...options,
    signal: stop.signal,
    onProgress: at('verified', () => stop.abort()),
  })
  await failureOf(interrupted)
  expect(await rotateApiKey(workbench, options)).toMatchObject({ status: 'rotated', oldKey: 'disabled' })
  expect(await listRotations(workbench)).toMatchObject([{ step: 'retired' }])
})

test('does not mistake a server that ignores a renaming for another run', async () => {
  const fixture = await createFixture()
  const { mock, key } = fixture
  const headers = { authorization: `Bearer ${mock.tokens.admin}` }
  const read = () => mock.fetch(`${mock.baseUrl}/api/v2/api_keys/${key.id}`, { headers })
  const rename: Fetch = async (url, init) => {
    const name = /name":\s*"([^"]*)"/.exec(String(init?.body))?.[1]
    if (init?.method !== 'PATCH' || name === undefined) return mock.fetch(url, init)
    return pretend({ name, display_name: name }, read)(read)
  }
  const workbench = new Workbench({ token: mock.tokens.admin, fetch: rename })
  const error = await failureOf(rotateApiKey(workbench, fixture.settings))
  expect(String(error)).toMatch(
    /^RotationError: Workbench reported .* was renamed .* its name is "deploy".*Nothing was changed/,
  )
  expect(await fixture.state()).toEqual(UNTOUCHED)
})

test('a retired key that was enabled again is rotated if the key that replaced it was deleted', async () => {
  const fixture = await createFixture()
  const { admin, account, key, store, workbench, settings } = fixture
  const secret = await store.read?.()
  const { newKey } = await fixture.rotate({ retire: 'disable' })
  await admin.apiKeys.enable(key)
  await admin.apiKeys.delete(newKey ?? '')
  if (secret) await store.write(secret)
  const { key: _, ...options } = settings
  const many = { ...options, account, olderThan: 0, store: () => store, deleteAfter: 0 }
  expect(await rotateServiceAccount(workbench, many)).toMatchObject([{ status: 'rotated' }])
  expect(await fixture.state()).toEqual(ROTATED)
})

test('repeats a stale read after the old key is disabled', async () => {
  const fixture = await createFixture()
  const { mock, key } = fixture
  const headers = { authorization: `Bearer ${mock.tokens.admin}` }
  const disable: Responder = async respond => {
    const stale = await mock.fetch(`${mock.baseUrl}/api/v2/api_keys/${key.id}`, { headers })
    fixture.respond('GET api_keys/*', async () => stale)
    return respond()
  }
  fixture.respond('PATCH api_keys/*', pass, pass, pass, disable)
  expect(await fixture.rotate({ lease: LONG_LEASE, settleTimeout: 2_000 })).toMatchObject({ status: 'rotated' })
  expect(await fixture.state()).toEqual(ROTATED)
})

test('a rollback does not report an inactive old key as active', async () => {
  const fixture = await createFixture()
  const { mock, key, settings } = fixture
  const headers = { authorization: `Bearer ${mock.tokens.admin}` }
  const read = () => mock.fetch(`${mock.baseUrl}/api/v2/api_keys/${key.id}`, { headers })
  await fixture.rotate({ deleteAfter: 86_400_000 })
  const fetch: Fetch = async (url, init) => {
    const request = new Request(url, init)
    const isEnabling = request.method === 'PATCH' && /"active":\s*true/.test(await request.clone().text())
    const pass = () => mock.fetch(request)
    return isEnabling ? pretend({ active: true }, read)(pass) : pass()
  }
  const workbench = new Workbench({ token: mock.tokens.admin, fetch, retries: 0 })
  const error = await failureOf(rollBackApiKey(workbench, { ...settings, settleTimeout: 500 }))
  expect(String(error)).toContain(`the key ${key.id} was enabled, but it is still disabled.`)
})

test('a deletion without an effect is reported', async () => {
  const fixture = await createFixture()
  fixture.respond('DELETE api_keys/*', async () => new Response(null, { status: 204 }))
  expect(String(await failureOf(fixture.rotate()))).toContain('The old key is disabled; the new key')
  expect(await fixture.rotate()).toMatchObject({ status: 'rotated', oldKey: 'deleted' })
})

test('tolerates a deleted key that is still shown for a moment', async () => {
  const fixture = await createFixture()
  const { mock, key } = fixture
  const headers = { authorization: `Bearer ${mock.tokens.admin}` }
  fixture.respond('DELETE api_keys/*', async respond => {
    const shown = await mock.fetch(`${mock.baseUrl}/api/v2/api_keys/${key.id}`, { headers })
    fixture.respond('GET api_keys/*', async () => shown)
    return respond()
  })
  expect(await fixture.rotate({ lease: LONG_LEASE, settleTimeout: 5_000 })).toMatchObject({ oldKey: 'deleted' })
  expect(await fixture.state()).toEqual(ROTATED)
})

describe('the name that identifies the secret before it is stored', () => {
  /** Reports that the name was changed, but reverts it. */
  const loseName =
    ({ admin, others }: Fixture): Responder =>
    async respond => {
      const [before] = await others()
      const response = await respond()
      if (before) await admin.apiKeys.update(before, { name: before.name })
      return response
    }

  test('nothing is stored if Workbench lost it', async () => {
    const fixture = await createFixture()
    // The name of the old key, then the name of the new one.
    fixture.respond('PATCH api_keys/*', pass, loseName(fixture))
    const error = await failureOf(fixture.rotate({ lease: LONG_LEASE }))
    expect(String(error)).toMatch(/the key \S+ was renamed, but its name is unchanged\. The old key is active;/)
    expect(await fixture.state()).toEqual(UNTOUCHED)
    expect(await fixture.rotate()).toMatchObject({ status: 'rotated' })
    expect(await fixture.state()).toEqual(ROTATED)
    expect(fixture.violations).toEqual([])
  })

  test.each(['an old name', 'no key'])('a read that returns %s is repeated', async what => {
    const fixture = await createFixture()
    fixture.respond('PATCH api_keys/*', pass, async respond => {
      const { mock, others } = fixture
      const [before] = await others()
      const headers = { authorization: `Bearer ${mock.tokens.admin}` }
      const id = what === 'no key' ? '00000000-0000-4000-8000-000000000000' : before?.id
      const stale = await mock.fetch(`${mock.baseUrl}/api/v2/api_keys/${id}`, { headers })
      fixture.respond('GET api_keys/*', async () => stale)
      return respond()
    })
    expect(await fixture.rotate({ lease: LONG_LEASE, settleTimeout: 2_000 })).toMatchObject({ status: 'rotated' })
    expect(await fixture.state()).toEqual(ROTATED)
    expect(fixture.maxNewKeys).toBe(1)
  })

  test('a heartbeat during the repeated reads restores it', async () => {
    const fixture = await createFixture()
    fixture.respond('PATCH api_keys/*', pass, loseName(fixture))
    expect(await fixture.rotate({ settleTimeout: 5_000 })).toMatchObject({ status: 'rotated' })
    expect(await fixture.state()).toEqual(ROTATED)
  })
})

test('the rotation succeeds even if its last call, which is only informative, fails', async () => {
  const fixture = await createFixture()
  const onProgress = at('done', () => fixture.respond('GET api_keys/*', respondWith(400)))
  expect(await fixture.rotate({ onProgress })).toMatchObject({ status: 'rotated', oldKey: 'deleted' })
  expect(await fixture.state()).toEqual(ROTATED)
})

test('the next run finishes an undo whose deletion failed', async () => {
  const fixture = await createFixture()
  fixture.respond('DELETE api_keys/*', respondWith(400))
  const verify = async () => Promise.reject(new Error('It does not work.'))
  const error = await failureOf(fixture.rotate({ verify }))
  expect(String(error)).toMatch(
    /The old key is active; the new key \S+ is active\. memory \d+ contains its previous secret, which Workbench accepts\./,
  )
  expect(await fixture.rotate()).toMatchObject({ status: 'rotated' })
  expect(await fixture.state()).toEqual(ROTATED)
  expect(fixture.violations).toEqual([])
})

describe('a distributed Workbench whose nodes recognize a new key one after the other', () => {
  test.each([
    ['200, 401, 200', [pass, pass, respondWith(401)]],
    ['200, 200, 401, 401, 200', [pass, pass, pass, respondWith(401), respondWith(401)]],
  ])('%s', async (_, responders) => {
    const fixture = await createFixture()
    fixture.respond('GET organizations', ...responders)
    expect(await fixture.rotate({ settleTimeout: 5_000 })).toMatchObject({ status: 'rotated' })
    expect(await fixture.state()).toEqual(ROTATED)
    expect(fixture.maxNewKeys).toBe(1)
  })
})
