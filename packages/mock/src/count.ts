/** @throws TypeError where an option is no number of things. */
export function checkCount(name: string, count: number): number {
  if (Number.isSafeInteger(count) && count > 0) return count
  throw new TypeError(`${name} is ${count}: give a whole number, 1 at least.`)
}
