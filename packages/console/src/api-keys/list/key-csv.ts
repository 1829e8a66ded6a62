import type { ApiKey, ApiKeyRelated } from '@workbench-sdk/client'
import { withoutFormula } from '@workbench-sdk/internal/spreadsheet'
import { stringify } from 'csv-stringify/browser/esm/sync'
import { daysBetween } from '../../ui/dates.ts'
import { isDue } from '../key-ages.ts'

type Key = ApiKey & Pick<ApiKeyRelated, 'serviceAccount'>

interface Time {
  /** The age in days after which a key is due for rotation. */
  readonly threshold: number
  readonly now: number
}

/** The columns, the same as in `workbench-keys audit --csv`. */
const COLUMNS = {
  account: ({ serviceAccount }) => serviceAccount?.name ?? null,
  key: ({ name: keyName }) => keyName,
  id: ({ id }) => id,
  role: ({ role }) => role,
  readOnly: ({ readOnly }) => readOnly,
  state: ({ active, serviceAccount }) =>
    serviceAccount?.active === false ? 'account disabled' : active ? 'active' : 'disabled',
  createdAt: ({ createdAt }) => createdAt?.toISOString() ?? null,
  ageDays: ({ createdAt }, { now }) => createdAt && daysBetween(createdAt.getTime(), now),
  due: (key, { threshold, now }) => isDue(key, threshold, now),
  accountId: ({ serviceAccountId }) => serviceAccountId,
} satisfies Record<string, (key: Key, time: Time) => string | number | boolean | null>

/** Formats keys as CSV, so that a spreadsheet does not interpret a name as a formula. */
export function toCsv(keys: readonly Key[], time: Time): string {
  const rows = keys.map(key => Object.values(COLUMNS).map(read => read(key, time)))
  return stringify([Object.keys(COLUMNS), ...rows], {
    // Excel reads a file as UTF-8 only if it starts with a byte order mark.
    bom: true,
    // In some locales, spreadsheets split unquoted text at semicolons, and would interpret the rest as a formula.
    quoted_string: true,
    cast: { boolean: String, string: withoutFormula },
  })
}
