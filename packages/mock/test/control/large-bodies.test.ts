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

  test('accepts no longer body than others without the control token', async () => {
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
  test('leads to neither repeated ids nor repeated secrets, even after many records', async () => {
    const { host, server } = await serveWorlds({ scenario: 'fleet:3000' })
    const { control, api } = worldByPath(server)
    const snapshot = JSON.parse((await control.get('/snapshot')).text)
    expect((await control.put('/snapshot', { ...snapshot, drawn: 0 })).status).toBe(204)
    const admin = await api()
    const account = await admin.createAccount()
    expect(account.status).toBe(201)
    const secrets = new Set<string>()
    for (let count = 0; count < 5; count++) {
      const key = await admin.createKey(account.body.data.id)
      expect(key.status).toBe(201)
      secrets.add(key.body.data.attributes.access_token)
    }
    expect(secrets.size).toBe(5)
    expect(Object.values(host.mock.tokens).some(token => secrets.has(token))).toBe(false)
  })

  test('is rejected if its seed would make every request slow', async () => {
    const { server } = await serveWorlds()
    const { control } = worldByPath(server)
    const snapshot = JSON.parse((await control.get('/snapshot')).text)
    const rejected = await control.put('/snapshot', { ...snapshot, randomSeed: 'x'.repeat(100_000) })
    expect([rejected.status, rejected.body.error]).toEqual([400, expect.stringContaining('randomSeed')])
  })
})
