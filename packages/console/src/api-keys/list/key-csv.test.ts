import { Workbench } from '@workbench-sdk/client'
import { WorkbenchMock } from '@workbench-sdk/mock'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../../../../../test/soak.ts'
import { toCsv } from './key-csv.ts'

const NOW = Date.parse('2026-11-22T12:00:00Z')
const mock = new WorkbenchMock({ now: new Date(NOW) })
const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })

test('has the columns of the audit, and marks the keys that are due', async () => {
  const [account] = mock.seed({
    serviceAccounts: [
      {
        name: 'deployer',
        keys: [
          { name: 'old', createdAt: new Date('2026-01-01') },
          { name: 'off', active: false },
        ],
      },
    ],
  }).serviceAccounts
  const keys = await workbench.apiKeys.list({ serviceAccount: account.id, include: ['serviceAccount'] }).toArray()
  const rows = parse(toCsv(keys, { threshold: 90, now: NOW }), { columns: true, bom: true })
  expect(rows).toEqual([
    {
      account: 'deployer',
      key: 'old',
      id: account.keys[0].id,
      role: 'organization_analyst',
      readOnly: 'false',
      state: 'active',
      createdAt: '2026-01-01T00:00:00.000Z',
      ageDays: '325',
      due: 'true',
      accountId: account.id,
    },
    expect.objectContaining({ key: 'off', state: 'disabled', ageDays: '0', due: 'false' }),
  ])
})

test('no cell is a formula, and each name can be read back', async () => {
  const [key] = await workbench.apiKeys.list({ include: ['serviceAccount'] }).toArray()
  if (!key) throw new Error('The mock has no key.')
  const start = fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', ' =', '\u200b=', '"', ';=', '')
  const name = fc.tuple(start, fc.string({ unit: 'grapheme' })).map(([start, rest]) => `${start}${rest}`)
  fc.assert(
    fc.property(fc.array(name, { minLength: 1 }), names => {
      const csv = toCsv(
        names.map(name => ({ ...key, name })),
        { threshold: 90, now: NOW },
      )
      const rows = parse(csv, { columns: true, bom: true }) as { readonly key: string }[]
      expect(rows).toHaveLength(names.length)
      for (const [index, { key: cell }] of rows.entries()) {
        expect([names[index], `'${names[index]}`]).toContain(cell)
        expect(cell).toMatch(/^(?:['\p{L}\p{N}]|$)/u)
      }
    }),
    { numRuns: runs(20, 1000) },
  )
})
