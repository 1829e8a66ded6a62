import type { ApiKey } from '../records.ts'
import type { Store } from '../store.ts'
import type { Outcome } from './rule.ts'

/** `key-delete`: this key alone. */
export function deleteApiKey(_store: Store, key: ApiKey): Outcome<ApiKey> {
  return { changes: [{ remove: key }], record: key }
}
