/** Consecutive records of a list. */
interface Group<T> {
  readonly key: number
  readonly items: readonly T[]
  /** The index of its first record in the whole list. */
  readonly first: number
}

/** Consecutive records that are rendered together. */
export type Block<T> = Group<T>

/** Consecutive blocks. They are grouped so that the browser has fewer elements to lay out and observe. */
export interface Section<T> extends Group<Block<T>> {
  /** The number of records. */
  readonly size: number
}

/** The maximum number of records in a block, and of blocks in a section. */
const BLOCK_SIZE = 5
const SECTION_SIZE = 10

/**
 * Divides a list into sections. Records stay in their previous block, and blocks in their previous section. Adding or deleting a
 * record above them therefore does not recreate their elements.
 */
export function toSections<T extends { readonly id: string }>(
  items: readonly T[],
  previous: readonly Section<T>[],
): readonly Section<T>[] {
  const previousBlocks = previous.flatMap(({ items }) => items)
  const blocks = divide(items, previousBlocks, BLOCK_SIZE, ({ id }) => id)
  let first = 0
  const positioned = blocks.map(({ key, items }, index) => {
    const block = { key, items, first }
    first += items.length
    return reuse(previousBlocks[index], block)
  })
  return divide(positioned, previous, SECTION_SIZE, ({ key }) => key).map(({ key, items }) => ({
    key,
    items,
    first: items[0]?.first ?? 0,
    size: items.reduce((sum, { items }) => sum + items.length, 0),
  }))
}

interface Keyed<T> {
  readonly key: number
  readonly items: readonly T[]
}

/** Groups consecutive items. Each item stays in its previous group unless it has moved. */
function divide<T>(
  items: readonly T[],
  previous: readonly Keyed<T>[],
  maxSize: number,
  idOf: (item: T) => string | number,
): readonly Keyed<T>[] {
  const keys = new Map(previous.flatMap(({ key, items }) => items.map(item => [idOf(item), key] as const)))
  const groups = new Map<number, T[]>()
  let nextKey = previous.reduce((highest, { key }) => Math.max(highest, key), -1) + 1
  let current: { readonly key: number; readonly items: T[] } | undefined
  for (const item of items) {
    const key = keys.get(idOf(item))
    const startsGroup = key !== undefined && !groups.has(key)
    if (startsGroup || !current || current.items.length === maxSize) {
      current = { key: startsGroup ? key : nextKey++, items: [] }
      groups.set(current.key, current.items)
    }
    current.items.push(item)
  }
  return [...groups].map(([key, items]) => ({ key, items }))
}

/** Returns the same object if the block is unchanged, otherwise the new one. */
function reuse<T>(previous: Block<T> | undefined, block: Block<T>): Block<T> {
  const isSame =
    previous?.key === block.key &&
    previous.first === block.first &&
    previous.items.length === block.items.length &&
    previous.items.every((item, index) => item === block.items[index])
  return isSame ? previous : block
}
