import type { AuditedKey } from '../audited-key.ts'

/** The JSON fields of a key, which are also the CSV columns, in this order. */
export const fields = {
  account: ({ account }) => account,
  key: ({ name }) => name,
  id: ({ id }) => id,
  role: ({ role }) => role,
  readOnly: ({ readOnly }) => readOnly,
  state: ({ state }) => state,
  createdAt: ({ createdAt }) => createdAt?.toISOString() ?? null,
  ageDays: ({ age }) => age,
  due: ({ due }) => due,
  accountId: ({ accountId }) => accountId,
} satisfies Record<string, (key: AuditedKey) => string | number | boolean | null>

export function recordOf(key: AuditedKey): object {
  return Object.fromEntries(Object.entries(fields).map(([name, read]) => [name, read(key)]))
}
