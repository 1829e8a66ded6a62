import { closestTo } from '@workbench-sdk/internal/suggest'

/** Adds the name that was probably meant to a problem. Other names are not shown, because in a malformed file they may be secrets. */
export function withSuggestion(problem: string, name: string, known: readonly string[]): string {
  const closest = closestTo(name, known)
  return closest === undefined ? `${problem}.` : `${problem}. Did you mean ${JSON.stringify(closest)}?`
}
