import { inspect } from 'node:util'
import { ROUTES } from '@workbench-sdk/contract/generated/routes'
import { WorkbenchMock } from '@workbench-sdk/mock'
import { describe, expect, expectTypeOf, test, vi } from 'vitest'
import {
  InvalidArgumentError,
  NotFoundError,
  OutcomeUnknownError,
  type RequestResult,
  Secret,
  Workbench,
} from '../src/index.ts'
import { rejectionOf, startServer } from './support/loopback-server.ts'

const mock = new WorkbenchMock()
const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })

describe('a request of the contract', () => {
  test('is identified by its path template, and returns the document', async () => {
    const { data: organizations } = await workbench.request('GET', '/api/v2/organizations')
    const id = organizations[0]?.id ?? ''
    const { data } = await workbench.request('GET', '/api/v2/organizations/{id}', { path: { id } })
    expect(data).toMatchObject({ type: 'organizations', attributes: { name: organizations[0]?.attributes.name } })
    expectTypeOf(data.attributes.short_name).toEqualTypeOf<string | null>()
  })

  test('accepts a query of the contract', async () => {
    const query = { filter: { actor_type: 'service' }, page: { limit: 1 } }
    const { data, meta } = await workbench.request('GET', '/api/v2/actors', { query })
    expect(data).toHaveLength(1)
    expect(meta.page?.limit).toBe(1)
    const inBrackets = { 'filter[actor_type]': ['service'], 'page[limit]': 1 }
    expect((await workbench.request('GET', '/api/v2/actors', { query: inBrackets })).data).toEqual(data)
    const unknown = { filter: { type: 'service' } }
    // @ts-expect-error actors have no attribute "type".
    await expect(workbench.request('GET', '/api/v2/actors', { query: unknown })).rejects.toThrow('type')
  })

  test('accepts a body, and wraps secrets at any depth', async () => {
    const account = await workbench.serviceAccounts.create({ name: 'ci', role: 'organization_analyst' })
    const body = {
      data: {
        type: 'api_keys' as const,
        attributes: { display_name: 'raw' },
        relationships: { service_account: { data: { type: 'service_accounts' as const, id: account.id } } },
      },
    }
    const { data, response } = await workbench.request('POST', '/api/v2/api_keys', { body }).withResponse()
    expect(response.status).toBe(201)
    const secret = data.data.attributes.access_token
    expectTypeOf(secret).not.toExtend<string>()
    if (!(secret instanceof Secret)) throw new Error('Expected access_token to be a Secret.')
    expect(inspect(data, { depth: 9 })).not.toContain(secret.reveal())
    expect((await workbench.withToken(secret).organizations.list()).total).toBe(1)
    expect(await workbench.request('DELETE', '/api/v2/api_keys/{id}', { path: { id: data.data.id } })).toEqual({
      meta: {},
    })
  })

  test('rejects like any other call', async () => {
    const missing = workbench.request('GET', '/api/v2/actors/{id}', { path: { id: 'no-such-actor' } })
    expect(await rejectionOf(missing)).toBeInstanceOf(NotFoundError)
    const dots = workbench.request('GET', '/api/v2/actors/{id}', { path: { id: '..' } })
    expect(await rejectionOf(dots)).toBeInstanceOf(InvalidArgumentError)
  })

  test('is not retried if it creates a record', async () => {
    const { workbench, requests } = await startServer(() => 'hang up')
    const attributes = { display_name: 'ci', role: 'organization_analyst' as const }
    const body = { data: { type: 'service_accounts' as const, attributes } }
    expect(await rejectionOf(workbench.request('POST', '/api/v2/service_accounts', { body }))).toBeInstanceOf(
      OutcomeUnknownError,
    )
    expect(requests).toHaveLength(1)
  })
})

describe('without TypeScript, a request', () => {
  const any = (fetch: () => Promise<Response>): Record<'request', (...input: unknown[]) => Promise<unknown>> =>
    Object(new Workbench({ token: 'the-token', fetch }))
  const invalid: [unknown[], string][] = [
    [['GET', '.evil.example/x'], 'Unknown path ".evil.example/x". Did you mean'],
    [['GET', '/api/v2/../admin'], 'Unknown path'],
    [['GET', '/api/v2/api_keys/../login'], 'Unknown path'],
    [['GET', '@evil.example'], 'Unknown path'],
    [['GET', '//evil.example/api/v2/api_keys'], 'Unknown path'],
    [['GET', 'https://evil.example/api/v2/api_keys'], 'Unknown path'],
    [['GET', '/api/v2/api_keys?x'], 'Unknown path'],
    [['GET', '/api/v2/api_keys/'], 'Unknown path "/api/v2/api_keys/". Did you mean "/api/v2/api_keys"?'],
    [['GET', '/api/v2/api_key/{id}'], 'Did you mean "/api/v2/api_keys/{id}"?'],
    [['GET', '/api/v2/api_keys/{key}', { path: { key: 'a' } }], 'Did you mean "/api/v2/api_keys/{id}"?'],
    [['GET', undefined], 'Unknown path "undefined"'],
    [['GET', 'a\u001b\nb'], 'Unknown path "a b"'],
    [['DELETE', '/api/v2/api_keys/{id}'], 'Invalid path.id: expected a record or its id, received an empty string.'],
    [['DELETE', '/api/v2/api_keys/{id}', null], 'Invalid path.id'],
    [['DELETE', '/api/v2/api_keys/{id}', { path: { id: '..' } }], 'Invalid path.id'],
    [['GET', '/api/v2/api_keys/{id}', { path: { id: 'a', key: 'b' } }], 'Unknown path parameter "key" for'],
    [['GET', '/api/v2/api_keys', { path: { id: 'a' } }], 'Unknown path parameter "id" for /api/v2/api_keys.'],
    [['get', '/api/v2/api_keys'], 'Invalid method: expected one of GET, POST, PATCH, DELETE.'],
    [['PUT', '/api/v2/api_keys'], 'Invalid method'],
    [['toString', '/api/v2/api_keys'], 'Invalid method'],
    [[undefined, '/api/v2/api_keys'], 'Invalid method'],
  ]

  test.each(invalid)('is not sent: %j', async (input, message) => {
    const fetch = vi.fn(async () => Response.json({ data: [] }))
    const error = await rejectionOf(any(fetch).request(...input))
    expect(error).toBeInstanceOf(InvalidArgumentError)
    expect(String(error)).toContain(message)
    expect(fetch).not.toHaveBeenCalled()
  })

  test('can have any path of the contract', async () => {
    const fetch = vi.fn(async () => Response.json({ data: null }))
    const paths = new Set(ROUTES.map(({ path }) => path))
    for (const path of paths) await any(fetch).request('GET', path, path.includes('{id}') ? { path: { id: 'a' } } : {})
    expect(fetch).toHaveBeenCalledTimes(paths.size)
  })

  test('can have a response that is deeply nested', async () => {
    const depth = 20_000
    const fetch = async () => new Response(`${'{"a":['.repeat(depth)}{"access_token":"told"}${']}'.repeat(depth)}`)
    let document: unknown = await any(fetch).request('GET', '/api/v2/actors')
    for (let level = 0; level < depth; level += 1) document = Object(document).a[0]
    expect(Object(document).access_token).toBeInstanceOf(Secret)
  })

  test('keeps anything else in its response', async () => {
    const body = '{"__proto__":{"access_token":"told"},"access_token":null,"list":[{"access_token":7}]}'
    const document = await any(async () => new Response(body)).request('GET', '/api/v2/actors')
    expect(JSON.stringify(document)).toBe(body.replace('told', '[secret]'))
  })
})

test('the types accept only valid requests', () => {
  const compiles = () => {
    // @ts-expect-error Unknown path.
    workbench.request('GET', '/api/v2/nothing')
    // @ts-expect-error The path does not have this method.
    workbench.request('DELETE', '/api/v2/organizations')
    // @ts-expect-error The path parameter is missing.
    workbench.request('GET', '/api/v2/actors/{id}')
    // @ts-expect-error Unknown path parameter.
    workbench.request('GET', '/api/v2/actors/{id}', { path: { actor: 'a' } })
    // @ts-expect-error The body is missing.
    workbench.request('POST', '/api/v2/service_accounts', {})
  }
  expect(compiles).toBeTypeOf('function')
  expectTypeOf<RequestResult<'POST', '/api/v2/login'>['access_token']>().toEqualTypeOf<Secret>()
})
