import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { InvalidArgumentError } from './errors.ts'
import { equality, listQuery, printQuery } from './query.ts'

describe('a printed query', () => {
  test('has objects in brackets and arrays with commas', () => {
    const query = {
      filter: { active: 'true' },
      sort: ['-created_at', 'id'],
      page: { offset: 0, limit: 10 },
      include: [],
    }
    expect(decodeURIComponent(printQuery(query))).toBe(
      'filter[active]=true&sort=-created_at,id&page[offset]=0&page[limit]=10',
    )
  })

  test('carries every value whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), value => {
        const printed = printQuery({ filter: { display_name: value } })
        expect([...new URLSearchParams(printed)]).toEqual([['filter[display_name]', value]])
      }),
    )
  })
})

test('a value is compared for equality, or it is refused', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[><≥≤:^~!␀,]?[a-c,]*$/u)), value => {
      const means = /^[><≥≤:^~!␀]/.test(value) ? 'an operator' : value.includes(',') ? 'a choice' : 'itself'
      if (means === 'itself' && value !== '') expect(equality('name', value)).toBe(value)
      else expect(() => equality('name', value)).toThrow(InvalidArgumentError)
    }),
  )
})

test('a refusal does not repeat the value', () => {
  expect(() => equality('name', '>hidden')).not.toThrow('hidden')
})

test('a query is always sorted by something that decides', () => {
  const fields = { filter: {}, sort: { createdAt: 'created_at' } }
  expect(listQuery({}, fields).sort).toEqual(['created_at', 'id'])
  expect(listQuery({ sort: [] }, fields).sort).toEqual(['created_at', 'id'])
  expect(listQuery({ sort: '-createdAt' }, fields).sort).toEqual(['-created_at', 'id'])
})
