import util from 'node:util'
import { StoreError } from '../secret-store.ts'

/** The variables of an env file, as Node reads them. */
export function parseEnv(text: string): Readonly<Record<string, string | undefined>> {
  // Looked up at each call: a runtime without it can use the other stores.
  const parse: typeof util.parseEnv | undefined = util.parseEnv
  if (parse !== undefined) return parse(text)
  throw new StoreError(
    'This runtime lacks util.parseEnv, which says what an env file means. Run this with Node 22.12 or later, or a current Deno or Bun.',
  )
}
