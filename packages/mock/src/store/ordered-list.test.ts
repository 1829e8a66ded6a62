import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Entry, OrderedList } from './ordered-list.ts'

const entry = fc.record({
  createdAt: fc.integer({ min: 0, max: 9 }).map(second => new Date(second * 1_000).toISOString()),
  id: fc.uuid(),
})

const inOrder = (a: Entry, b: Entry) => (`${a.createdAt}${a.id}` < `${b.createdAt}${b.id}` ? -1 : 1)

test('sorts by creation time and id, regardless of the order of changes', () => {
  const step = fc.record({ entry, removes: fc.option(fc.nat(), { nil: undefined }) })
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 3_000, size: 'max' }),
      fc.nat(3_000),
      fc.nat(100),
      (steps, offset, limit) => {
        const list = new OrderedList()
        const model: Entry[] = []
        for (const { entry: added, removes } of steps) {
          if (!model.some(({ id }) => id === added.id)) {
            list.add(added)
            model.push(added)
          }
          if (removes !== undefined && removes % 3 === 0) {
            const [gone] = model.splice(removes % model.length, 1)
            if (gone) list.remove(gone)
          }
        }
        const expected = model.toSorted(inOrder).map(({ id }) => id)
        expect([...list]).toEqual(expected)
        expect(list.size).toBe(expected.length)
        expect(list.page(offset, limit)).toEqual(expected.slice(offset, offset + limit))
      },
    ),
    { numRuns: 30 },
  )
})

test('removing an unknown item changes nothing', () => {
  const list = new OrderedList()
  list.remove({ createdAt: '2026-01-01T00:00:00.000Z', id: 'a' })
  list.add({ createdAt: '2026-01-01T00:00:00.000Z', id: 'b' })
  list.remove({ createdAt: '2026-01-01T00:00:00.000Z', id: 'a' })
  expect([...list]).toEqual(['b'])
})
