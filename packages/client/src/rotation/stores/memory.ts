import type { Secret } from '../../secret.ts'
import type { SecretStore } from './secret-store.ts'

let made = 0

/**
 * Keeps the secret in memory, for tests. Each is a place of its own.
 *
 * @param initial what it holds before the first write
 *
 * @example
 * const store = memory(new Secret('old'))
 * await store.write(new Secret('new'))
 * console.log((await store.read?.())?.reveal()) // new
 */
export function memory(initial?: Secret): SecretStore {
  made += 1
  let current = initial
  return {
    label: `memory ${made}`,
    async write(secret) {
      current = secret
    },
    async read() {
      return current
    },
    async check() {},
  }
}
