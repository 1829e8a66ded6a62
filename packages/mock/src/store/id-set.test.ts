import fc from 'fast-check'
import { expect, test } from 'vitest'
import { IdSet } from './id-set.ts'

/** Few ids, so that they are often deleted and added again, and ids that differ in one word. */
const anyId = fc.oneof(
  fc.uuid(),
  fc.nat(40).map(n => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`),
  fc.nat(40).map(n => `${n.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`),
)

test('contains the same ids as a Set of strings', () => {
  const operation = fc.tuple(fc.constantFrom('add' as const, 'add' as const, 'delete' as const), anyId)
  fc.assert(
    fc.property(fc.array(operation, { size: 'large' }), fc.array(anyId), (operations, others) => {
      const [ids, expected] = [new IdSet(), new Set<string>()]
      for (const [name, id] of operations) {
        ids[name](id)
        expected[name](id)
      }
      expect(ids.toSorted()).toEqual([...expected].toSorted())
      const known = operations.map(([, id]) => id)
      for (const id of [...known, ...others]) expect(ids.has(id)).toBe(expected.has(id))
    }),
  )
})

test.each(['', 'missing', 'x'.repeat(1_000_000), '00000000-0000-0000-0000-000000000000'])(
  'does not contain a string that is not an id: %.20s',
  text => {
    const ids = new IdSet()
    ids.add('00000000-0000-4000-8000-000000000001')
    expect(ids.has(text)).toBe(false)
    ids.delete(text)
    expect(ids.toSorted()).toEqual(['00000000-0000-4000-8000-000000000001'])
  },
)
