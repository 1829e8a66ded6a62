import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Section, toSections } from './sections.ts'

interface Item {
  readonly id: string
}

const item = (id: number): Item => ({ id: `${id}` })
const items = fc.uniqueArray(fc.integer({ min: 0, max: 150 })).map(ids => ids.map(item))
const blocksOf = (sections: readonly Section<Item>[]) => sections.flatMap(({ items }) => items)
const keysOf = (groups: readonly { readonly key: number }[]) => groups.map(({ key }) => key)

test('divides any list into positioned blocks and sections of limited size, for any previous list', () => {
  fc.assert(
    fc.property(fc.array(items, { minLength: 1, maxLength: 6 }), lists => {
      let sections: readonly Section<Item>[] = []
      for (const list of lists) {
        sections = toSections(list, sections)
        const blocks = blocksOf(sections)
        expect(blocks.flatMap(({ items }) => items)).toEqual(list)
        for (const { items, first } of blocks) expect(items[0]).toBe(list[first])
        for (const { items, size } of sections) {
          expect(size).toBe(blocksOf([{ items, size, key: 0, first: 0 }]).flatMap(({ items }) => items).length)
          expect(items.length).toBeLessThanOrEqual(10)
        }
        for (const { items } of blocks) expect(items.length).toBeLessThanOrEqual(5)
        expect(new Set(keysOf(blocks)).size).toBe(blocks.length)
        expect(new Set(keysOf(sections)).size).toBe(sections.length)
      }
    }),
  )
})

test('keeps each record in its block when records are added and deleted', () => {
  fc.assert(
    fc.property(items, fc.uniqueArray(fc.nat(150)), fc.array(fc.nat(150)), (list, added, deleted) => {
      const before = toSections(list, [])
      const others = list.filter(({ id }) => !deleted.includes(Number(id)))
      const after = toSections([...added.map(id => item(1_000 + id)), ...others], before)
      const keyOf = (sections: readonly Section<Item>[], { id }: Item) =>
        blocksOf(sections).find(({ items }) => items.some(each => each.id === id))?.key
      for (const each of others) expect(keyOf(after, each)).toBe(keyOf(before, each))
    }),
  )
})

test('returns the same blocks for the same records', () => {
  const list = Array.from({ length: 120 }, (_, index) => item(index))
  const first = toSections(list, [])
  expect(blocksOf(toSections([...list], first)).every((block, index) => block === blocksOf(first)[index])).toBe(true)
})
