import fc from 'fast-check'
import { expect, test } from 'vitest'
import { copyPlainData, pathName } from './plain-data.ts'

const copy = (data: unknown, maxValues = 1_000): unknown =>
  copyPlainData(data, {
    maxValues,
    invalid: (path, expected, options) =>
      new TypeError(`Invalid ${pathName('data', path)}: expected ${expected}.`, options),
  })

const nested = (depth: number) => Array.from({ length: depth }).reduce<unknown>(value => [value], 1)

test('copies arrays, objects, dates and primitive values', () => {
  fc.assert(
    fc.property(fc.object({ values: [fc.string(), fc.double(), fc.date(), fc.constantFrom(null, true)] }), data => {
      const copied = copy(data, 100_000)
      expect(copied).toEqual(data)
      expect(copied).not.toBe(data)
    }),
  )
})

test('copies an object that is in several places, and omits undefined properties', () => {
  const shared = { date: new Date(0), none: undefined }
  expect(copy({ a: shared, b: [shared, shared] })).toStrictEqual({
    a: { date: new Date(0) },
    b: [{ date: new Date(0) }, { date: new Date(0) }],
  })
})

test('rejects data that contains itself, with its path', () => {
  const data = { list: [{ name: 'a' as unknown }] }
  data.list[0] = { name: data }
  expect(() => copy(data)).toThrow('Invalid data.list[0].name: expected data without circular references.')
})

test('limits the number of values, in the same time if an object is in many places', () => {
  expect(copy(Array(999).fill(1))).toHaveLength(999)
  expect(() => copy(Array(1_000).fill(1))).toThrow('Invalid data: expected data with at most 1000 values.')
  expect(() => copy(new Array(2 ** 31))).toThrow('at most 1000 values')
  const twice = Array.from({ length: 60 }).reduce<unknown>(value => [value, value], 1)
  expect(() => copy(twice, 2 ** 40)).toThrow('at most 1099511627776 values')
})

test('limits the number of levels, even if an object is in several places', () => {
  expect(copy(nested(100))).toEqual(nested(100))
  expect(() => copy(nested(101))).toThrow(/^Invalid data(\[0\]){100}: expected data with at most 100 levels\.$/)
  const shared = nested(60)
  expect(copy([shared, [shared]])).toBeInstanceOf(Array)
  const deep = Array.from({ length: 50 }).reduce<unknown>(value => [value], shared)
  expect(() => copy([shared, deep])).toThrow('at most 100 levels')
  expect(() => copy([nested(20_000)])).toThrow('at most 100 levels')
})

test('rejects other kinds of objects, and data that cannot be read', () => {
  expect(() => copy({ a: new Map() })).toThrow('Invalid data.a: expected plain data, received [object Map].')
  const unreadable = {
    get name() {
      throw new Error('failed')
    },
  }
  const data = { a: [unreadable] }
  expect(() => copy(data)).toThrow('Invalid data.a[0]: expected data that can be read.')
})

test('copies an instance of a class, unless it inherits values', () => {
  class Plain {
    name = 'a'
    method() {}
  }
  class WithGetter extends Plain {
    get readOnly() {
      return true
    }
  }
  class Derived extends WithGetter {}
  expect(copy(new Plain())).toEqual({ name: 'a' })
  expect(copy(Object.create(null, { name: { value: 'a', enumerable: true } }))).toEqual({ name: 'a' })
  expect(() => copy([new Derived()])).toThrow(
    'Invalid data[0]: expected plain data, received an object that inherits "readOnly".',
  )
  expect(() => copy(Object.create({ serviceAccounts: [] }))).toThrow('an object that inherits "serviceAccounts".')
})

test('shortens long names in a path', () => {
  expect(pathName('data', ['x'.repeat(100), 2, 'y'])).toBe(`data.${'x'.repeat(60)}…[2].y`)
})
