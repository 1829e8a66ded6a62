import { expect, test } from 'vitest'
import { serveWorlds, worldByPath } from './served.ts'

const COUNT = 100_000
const many = Array(COUNT).fill(1)
const members = Object.fromEntries(many.map((_, index) => [`x${index}`, 'x']))
const contents = { records: [], deleted: { a: many }, sessions: [] }

test('rejects a seed with 150,000 email addresses that are taken', async () => {
  const { control } = worldByPath((await serveWorlds()).server)
  const userAccounts = Array(150_000).fill({ email: 'a@example.com' })
  const { status, body: problem } = await control.call('POST', '/seed', JSON.stringify({ userAccounts }))
  expect(status).toBe(400)
  expect(problem.issues.length).toBeLessThan(22)
})

test.each([
  ['POST', '/scenarios', { scenario: many }],
  ['POST', '/faults', { on: many, drop: true }],
  ['POST', '/faults', members],
  ['POST', '/seed', { organizations: many }],
  ['POST', '/seed', { serviceAccounts: [{ name: 'a', keys: many }] }],
  ['PUT', '/snapshot', { snapshot: 1, randomSeed: 1, drawn: {}, clock: { aheadMs: 0 }, contents }],
  ['PUT', '/snapshot', { drawn: members }],
])('%s %s stops after the first errors in a body with 100,000', async (method, path, body) => {
  const { control } = worldByPath((await serveWorlds()).server)
  const { status, body: problem } = await control.call(method, path, JSON.stringify(body))
  expect(status).toBe(400)
  expect(problem.issues.length).toBeLessThan(22)
  // Otherwise, almost 100,000 more errors would be reported.
  expect(JSON.stringify(problem)).not.toMatch(/[aA]nd \d{5,} more/)
})
