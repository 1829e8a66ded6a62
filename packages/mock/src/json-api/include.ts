import { type ResourceType, relationshipModel } from '../model.ts'
import type { AnyRecord } from '../records.ts'
import { Refusal, refuse } from '../refusals.ts'
import type { Store } from '../store.ts'
import type { Parameter } from './parameter.ts'
import { relatedIds } from './shown.ts'

/** A relationship, and the type of what it leads to. */
export interface Step {
  readonly relation: string
  readonly type: ResourceType
}

/** A path of relationships. */
export type Include = readonly Step[]

/** A path can go in circles; deeper than this there is nothing new to find. */
const DEEPEST = 5

export function parseInclude(type: ResourceType, parameters: readonly Parameter[]): Include[] | Refusal {
  const paths: Include[] = []
  for (const text of parameters.flatMap(({ value }) => value.split(','))) {
    const path = parsePath(type, text.split('.'))
    if (path instanceof Refusal) return path
    paths.push(path)
  }
  return paths
}

function parsePath(from: ResourceType, names: readonly string[]): Include | Refusal {
  if (names.length > DEEPEST) return refuse.include(`A path can have ${DEEPEST} relationships at the most`)
  const path: Step[] = []
  let type = from
  for (const relation of names) {
    const model = relationshipModel(type, relation)
    if (!model) return refuse.include(`${type} do not have a relationship '${relation}'`)
    type = model.target
    path.push({ relation, type })
  }
  return path
}

/** The records that the paths lead to from these, each once, and none that is among these already. */
export function included(store: Store, primary: readonly AnyRecord[], paths: readonly Include[]): AnyRecord[] {
  const found = new Map<string, AnyRecord>()
  for (const path of paths) {
    let from: readonly AnyRecord[] = primary
    for (const { relation } of path) {
      from = reached(store, from, relation)
      for (const record of from) found.set(record.id, record)
    }
  }
  for (const { id } of primary) found.delete(id)
  return [...found.values()]
}

function reached(store: Store, from: readonly AnyRecord[], relation: string): AnyRecord[] {
  const ids = new Set(from.flatMap(record => [...relatedIds(store, record, relation)]))
  return [...ids].flatMap(id => store.any(id) ?? [])
}
