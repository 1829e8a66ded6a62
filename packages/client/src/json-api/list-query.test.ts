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

/** Returns the query as a server parses it. */
function understood(asked: object) {
  const search = new URLSearchParams(printParameters(listQuery(asked, fields).printed))
  const query = parseQuery(search, ['filter', 'sort'], schema, () => undefined)
  if (query instanceof QueryError) throw new Error(query.message)
  return query
}

const equalTo = (value: unknown) => [{ operator: '=', value }]

describe('a value is an exact filter or is rejected', () => {
  test('for any string', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[><≥≤:^~!␀,]?[a-c,]*$/u)), name => {
        const canBeSaid = name !== '' && !name.includes(',') && !/^[><≥≤:^~!␀]/u.test(name)
        const expected = [{ path: [], attribute: 'display_name', conditions: equalTo(name) }]
        if (canBeSaid) expect(understood({ name }).filters).toEqual(expected)
        else expect(() => understood({ name })).toThrow(InvalidArgumentError)
      }),
    )
  })

  test('for booleans, and for records as values of a relationship', () => {
    expect(understood({ active: false, account: { id: 'x' } }).filters).toEqual([
      { path: [], attribute: 'active', conditions: equalTo(false) },
      { path: ['service_account'], attribute: 'id', conditions: equalTo('x') },
    ])
  })

  test('and the error does not show it', () => {
    expect(() => understood({ name: '>hidden' })).toThrow(/name/)
    expect(() => understood({ name: '>hidden' })).not.toThrow(/hidden/)
  })
})

test('a query always sorts by the id last', () => {
  const byId = { name: 'id', descending: false }
  const byDefault = [{ name: 'created_at', descending: false }, byId]
  expect(understood({}).sort).toEqual(byDefault)
  expect(understood({ sort: [] }).sort).toEqual(byDefault)
  expect(understood({ sort: '-createdAt' }).sort).toEqual([{ name: 'created_at', descending: true }, byId])
})
