import { parseQuery, printParameters, QueryError, type Schema } from '@workbench-sdk/query'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { InvalidArgumentError } from '../errors.ts'
import { listQuery } from './list-query.ts'

const fields = {
  attributes: { name: 'display_name', active: 'active', account: 'service_account.id', createdAt: 'created_at' },
  inclusions: {},
}

/** The schema of the fields. */
const schema: Schema = {
  type: 'api_keys',
  comparable: name => ({ display_name: 'string', active: 'boolean', created_at: 'timestamp' })[name] as 'string',
  has: () => false,
  related: name => (name === 'service_account' ? schema : undefined),
}

/** Prints a query of the client and parses it as a server does. */
function parsedQuery(query: object) {
  const search = new URLSearchParams(printParameters(listQuery(query, fields).printed))
  const parsed = parseQuery(search, ['filter', 'sort'], schema, () => undefined)
  if (parsed instanceof QueryError) throw new Error(parsed.message)
  return parsed
}

const equalTo = (value: unknown) => [{ operator: '=', value }]

describe('a value becomes an exact filter, or is rejected', () => {
  test('accepts or rejects any string', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[><≥≤:^~!␀,]?[a-c,]*$/u)), name => {
        const isExpressible = name !== '' && !name.includes(',') && !/^[><≥≤:^~!␀]/u.test(name)
        const expected = [{ path: [], attribute: 'display_name', conditions: equalTo(name) }]
        if (isExpressible) expect(parsedQuery({ name }).filters).toEqual(expected)
        else expect(() => parsedQuery({ name })).toThrow(InvalidArgumentError)
      }),
    )
  })

  test('accepts booleans, and records as values of a relationship', () => {
    expect(parsedQuery({ active: false, account: { id: 'x' } }).filters).toEqual([
      { path: [], attribute: 'active', conditions: equalTo(false) },
      { path: ['service_account'], attribute: 'id', conditions: equalTo('x') },
    ])
  })

  test('does not quote the value in the error', () => {
    expect(() => parsedQuery({ name: '>hidden' })).toThrow(/name/)
    expect(() => parsedQuery({ name: '>hidden' })).not.toThrow(/hidden/)
  })
})

test('always uses the id as the last sort key', () => {
  const byId = { name: 'id', descending: false }
  const byDefault = [{ name: 'created_at', descending: false }, byId]
  expect(parsedQuery({}).sort).toEqual(byDefault)
  expect(parsedQuery({ sort: [] }).sort).toEqual(byDefault)
  expect(parsedQuery({ sort: '-createdAt' }).sort).toEqual([{ name: 'created_at', descending: true }, byId])
})
