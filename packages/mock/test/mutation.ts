/** A careless change. */
export interface Mutation {
  /** Below `packages/`. */
  readonly file: string
  /** What stands there once. */
  readonly find: string
  readonly replace: string
}

export const inMock = (file: string, find: string, replace: string): Mutation => ({
  file: `mock/src/${file}`,
  find,
  replace,
})
export const inQuery = (file: string, find: string, replace: string): Mutation => ({
  file: `query/src/${file}`,
  find,
  replace,
})

/** The source of a file that is broken so. The file itself is left alone. */
export function broken({ file, find, replace }: Mutation, source: string): string {
  if (source.split(find).length !== 2) throw new Error(`${file} does not have '${find}' once: mend the mutation.`)
  return source.replace(find, () => replace)
}
