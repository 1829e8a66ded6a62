import { describe, expect, test } from 'vitest'
import { ControlClient } from './control-client.ts'
import { serveWorlds, worldByPath } from './served.ts'

const MIB = 2 ** 20
const authorizedBy = (token: string) => ({ authorization: `Bearer ${token}` })

describe('the control API', () => {
  test('restores any snapshot that it returned', async () => {
    const { host, server } = await serveWorlds({ scenario: 'fleet:2000' })
    const { control } = worldByPath(server)
    const { text } = await control.get('/snapshot')
    expect(text.length).toBeGreaterThan(2 * MIB)
    host.mock.seed('typical')
    const restored = await control.put('/snapshot', text)
    expect([restored.status, restored.text]).toEqual([204, ''])
    expect((await control.get('/snapshot')).text).toBe(text)
  })

  test('accepts a seed that is longer than a body of the Workbench API', async () => {
    const { host, server } = await serveWorlds()
    const { control } = worldByPath(server)
    const serviceAccounts = Array.from({ length: 9_000 }, (_, index) => ({
      name: `account ${index} ${'x'.repeat(120)}`,
    }))
    const seeded = await control.post('/seed', { serviceAccounts })
    expect(seeded.status).toBe(201)
    expect(host.mock.serviceAccounts()).toHaveLength(9_003)
    const longLogin = { method: 'POST', headers: { 'content-type': 'application/json' }, body: 'x'.repeat(MIB + 1) }
    expect((await fetch(`${server.url}/api/v2/login`, longLogin)).status).toBe(413)
  })

  test('rejects a longer body with its own error document', async () => {
    const { server } = await serveWorlds()
    const { control } = worldByPath(server)
    const rejected = await control.post('/clock/advance', { days: 1, x: 'x'.repeat(17 * MIB) })
    expect([rejected.status, rejected.body]).toEqual([
      413,
      { status: 413, error: 'Content Too Large.', hint: expect.stringContaining(`${16 * MIB} bytes`), issues: [] },
    ])
  })

  test('does not accept longer bodies than usual without the control token', async () => {
    const { host, server } = await serveWorlds({ controlToken: 'control-me' })
    const body = { padding: 'x'.repeat(2 * MIB) }
    for (const headers of [{}, authorizedBy('wrong'), authorizedBy(host.mock.tokens.admin)]) {
      const rejected = await new ControlClient(server.url, headers).put('/snapshot', body)
      expect([rejected.status, rejected.body.hint]).toEqual([413, expect.stringContaining(`${MIB} bytes`)])
    }
    const authorized = new ControlClient(server.url, authorizedBy('control-me'))
    expect((await authorized.put('/snapshot', body)).status).toBe(400)
  })
})

describe('a snapshot from an earlier position', () => {
  const keyOf = (account: string, id: string) => ({
    data: {
      type: 'api_keys',
      id,
      attributes: { display_name: 'key' },
      relationships: { service_account: { data: { type: 'service_accounts', id: account } } },
    },
  })

  test('does not result in the secret of another key', async () => {
    const { host, server } = await serveWorlds()
    const admin = await worldByPath(server).api()
    const account = (await admin.createAccount()).body.data.id
    const { drawn } = host.mock.snapshot()
    const create = async () =>
      (await admin.post('/api_keys', keyOf(account, crypto.randomUUID()))).body?.data.attributes.access_token
    const first = await create()
    host.mock.restore({ ...host.mock.snapshot(), drawn })
    expect(await create()).not.toBe(first)
  })

  test('is rejected if its seed would slow down every request', async () => {
    const { server } = await serveWorlds()
    const { control } = worldByPath(server)
    const snapshot = JSON.parse((await control.get('/snapshot')).text)
    const rejected = await control.put('/snapshot', { ...snapshot, randomSeed: 'x'.repeat(100_000) })
    expect([rejected.status, rejected.body.issues]).toEqual([
      400,
      [{ at: 'body/randomSeed', says: 'must NOT have more than 1000 characters' }],
    ])
  })
})
