import type { Secret } from '../../index.ts'
import { markImmediate } from './immediate.ts'
import type { SecretStore } from './secret-store.ts'

let count = 0

/**
 * Stores the secret in memory, for tests.
 *
 * @param initial The secret before the first write.
 *
 * @example
 * const store = memoryStore(new Secret('old'))
 * await store.write(new Secret('new'))
 * console.log((await store.read?.())?.reveal()) // new
 */
export function memoryStore(initial?: Secret): SecretStore {
  count += 1
  let current = initial
  return markImmediate({
    label: `memory ${count}`,
    async write(secret) {
      current = secret
    },
    async read() {
      return current
    },
    async check() {},
  })
}
