// A server whose lists show a new key, or a new name, only after some time; and one that reports changes that it does not make.
import { expect, test } from 'vitest'
import { type Fetch, Workbench } from '../../src/index.ts'
import { type ApiKeyRotation, rotateApiKey } from '../../src/rotation/index.ts'
import { createFixture, type Fixture, failureOf } from './fixtures.ts'

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
    if (!isList && (request.method === 'GET' || answer.status >= 300 || answer.status === 204)) return answer
    const body = await answer.json()
    if (isList) {
      const end = performance.now() - delay
      const listed: Resource[] = body.data
      body.data = listed.filter(({ id }) => (names.get(id)?.[0]?.at ?? 0) <= end)
      body.meta.page.total -= listed.length - body.data.length
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
  'stops if Workbench reports the name "…%s…" and does not store it',
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
    const error = await failureOf(rotateApiKey(workbench, fixture.settings))
    expect(String(error)).toContain('but shows them unchanged')
    expect(changes).toBeLessThanOrEqual(2)
    expect(await fixture.accepted()).toBe(true)
  },
)
