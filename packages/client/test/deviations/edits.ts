import fc from 'fast-check'
import { type Container, isContainer, isObject, valueAt } from './json.ts'

/** A change in one location of a document. */
export interface Edit {
  readonly kind: 'remove' | 'null' | 'retype' | 'wrap' | 'enrich'
  /** Selects one of the locations. */
  readonly pick: number
  /** Whether to select only from attributes and relationships. */
  readonly inRecords: boolean
  /** The new value. */
  readonly value: unknown
}

export const edits: fc.Arbitrary<readonly Edit[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('remove', 'null', 'retype', 'wrap', 'enrich'),
    pick: fc.nat(),
    inRecords: fc.boolean(),
    value: fc.constantFrom<unknown>(
      ...[0, 7.5, true, false, '', 'other', '2026-01-01T00:00:00.000Z', [], ['other'], [null], {}],
      ...[{ id: 'other' }, { id: 7 }, { id: '' }, { data: null }, { data: [{ type: 'actors', id: 'other' }] }],
    ),
  }),
  { maxLength: 8 },
)

type Path = readonly string[]

/**
 * Returns a copy of a document with all edits. `isRequired` returns whether a location must not be removed or replaced.
 */
export function edited(document: unknown, list: readonly Edit[], isRequired: (path: string) => boolean): unknown {
  const copy = structuredClone(document)
  for (const { kind, pick, inRecords, value } of list) {
    const places = placesIn(copy).filter(path => {
      const isFree = !isRequired(path.join('.')) || (kind === 'enrich' && isObject(valueAt(copy, ...path)))
      return isFree && (!inRecords || path.includes('attributes') || path.includes('relationships'))
    })
    const path = places[pick % places.length]
    if (path) apply(copy, path, kind, structuredClone(value))
  }
  return copy
}

function placesIn(value: unknown, path: Path = []): Path[] {
  if (!isContainer(value)) return []
  return Object.keys(value).flatMap(key => [[...path, key], ...placesIn(value[key], [...path, key])])
}

function apply(document: unknown, path: Path, kind: Edit['kind'], value: unknown): void {
  const key = path.at(-1) ?? ''
  const parent = valueAt(document, ...path.slice(0, -1)) as Container
  const old = parent[key]
  if (kind === 'null') parent[key] = null
  else if (kind === 'retype') parent[key] = value
  else if (kind === 'wrap') parent[key] = Array.isArray(value) ? [old] : { wrapped: old }
  else if (kind === 'enrich') parent[key] = enriched(old, value)
  else if (Array.isArray(parent)) parent.splice(Number(key), 1)
  else delete parent[key]
}

function enriched(old: unknown, value: unknown): unknown {
  if (Array.isArray(old)) return [...old, value]
  if (isObject(old)) return { ...old, unknown_member: value }
  return typeof old === 'string' ? `${old}, enriched` : value
}
