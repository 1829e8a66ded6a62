import { relationshipModel } from '@workbench-sdk/contract/model'
import type { OrganizationStore } from '../store/organization-store.ts'
import type { AnyRecord } from '../store/records.ts'
import { relatedIds } from './attributes.ts'

/** The related records included in a document. */
export interface Included {
  /** The related records, without duplicates and without the primary records. */
  readonly records: readonly AnyRecord[]
  /** The to-many relationships that the paths follow from each record, by record id. */
  readonly followed: ReadonlyMap<string, ReadonlySet<string>>
}

type Paths = readonly (readonly string[])[]

const NOTHING: Included = { records: [], followed: new Map() }

/** The search for the records that a document includes. It stops when enough is known about their number. */
export class Inclusion {
  readonly #store: OrganizationStore
  readonly #primary: readonly AnyRecord[]
  readonly #paths: Paths
  #steps: Generator<number, Included> | undefined
  #included: Included | undefined

  constructor(store: OrganizationStore, primary: readonly AnyRecord[], paths: Paths) {
    this.#store = store
    this.#primary = primary
    this.#paths = paths
    if (paths.length === 0) this.#included = NOTHING
  }

  hasMoreThan(count: number): boolean {
    return !this.#included && this.#find(found => found > count) ? true : this.all.records.length > count
  }

  /** All included records. */
  get all(): Included {
    this.#find(() => false)
    return this.#included ?? NOTHING
  }

  /** Finds the included records again, in a view of the store. Pauses regularly. */
  stepsIn(store: OrganizationStore): Generator<number, Included> {
    return include(store, this.#primary, this.#paths)
  }

  /** @returns whether the search stopped early */
  #find(isEnough: (found: number) => boolean): boolean {
    while (!this.#included) {
      this.#steps ??= this.stepsIn(this.#store)
      const step = this.#steps.next()
      if (step.done) this.#included = step.value
      else if (isEnough(step.value)) return true
    }
    return false
  }
}

/** The number of records and related ids between pauses. Following them takes less than a millisecond. */
const STEP = 1_000

/**
 * Finds the records reached by the include paths. Paths that start with the same relationships share the records reached through
 * them. Pauses regularly, and then yields the number of records found so far.
 */
function* include(store: OrganizationStore, primary: readonly AnyRecord[], paths: Paths): Generator<number, Included> {
  const isPrimary = new Set(primary.map(({ id }) => id))
  const found = new Map<string, AnyRecord>()
  const followed = new Map<string, Set<string>>()
  const reachedBy = new Map<string, readonly AnyRecord[]>()
  let visited = 0
  const isPause = () => ++visited % STEP === 0
  for (const path of paths) {
    let from = primary
    for (const [index, relation] of path.entries()) {
      const prefix = path.slice(0, index + 1).join('.')
      const known = reachedBy.get(prefix)
      const to: AnyRecord[] = []
      const ids = new Set<string>()
      const isList = isMany(from[0], relation)
      for (const record of known ? [] : from) {
        if (isPause()) yield found.size
        if (isList) add(followed, record.id, relation)
        for (const id of relatedIds(store, record, relation)) {
          if (isPause()) yield found.size
          if (ids.has(id)) continue
          ids.add(id)
          const related = store.any(id)
          if (!related) continue
          to.push(related)
          if (!isPrimary.has(id)) found.set(id, related)
        }
      }
      from = known ?? to
      reachedBy.set(prefix, from)
    }
  }
  return { records: [...found.values()], followed }
}

/** Whether a relationship is to-many. All records that are reached by a path have the same type. */
const isMany = (first: AnyRecord | undefined, relation: string) =>
  first !== undefined && relationshipModel(first.type, relation)?.many === true

function add(followed: Map<string, Set<string>>, id: string, relation: string): void {
  const relations = followed.get(id)
  if (relations) relations.add(relation)
  else followed.set(id, new Set([relation]))
}
