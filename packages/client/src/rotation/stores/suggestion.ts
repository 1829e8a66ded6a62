import { closestTo } from '@workbench-sdk/internal/suggest'
import { isObject, valueAt } from './http/json.ts'
import type { EmptyStore } from './secret-store.ts'

/** Adds the most similar existing name to a reason. Other names are not shown, because in a malformed file they may be secrets. */
export function withSimilarName(reason: string, name: string, known: readonly string[]): EmptyStore {
  return { reason, similarName: closestTo(name, known) }
}

/** Explains why an object has no text with a given name. `kind` describes its members, e.g. `field`. */
export function explainMember(object: unknown, name: string, kind: string, label: string): EmptyStore {
  const value = valueAt(object, name)
  if (value === undefined) {
    const known = isObject(object) ? Object.keys(object) : []
    return withSimilarName(`${label} has no ${kind} ${JSON.stringify(name)}.`, name, known)
  }
  const problem = value === '' ? 'is empty' : 'is not a string'
  return { reason: `${label} has the ${kind} ${JSON.stringify(name)}, which ${problem}.` }
}

/** Returns an explanation as sentences. */
export function printExplanation({ reason, similarName }: EmptyStore): string {
  return similarName === undefined ? reason : `${reason} Did you mean ${JSON.stringify(similarName)}?`
}
