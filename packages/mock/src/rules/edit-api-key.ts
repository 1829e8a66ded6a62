import type { ApiKey } from '../records.ts'
import { Refusal, refuse } from '../refusals.ts'
import type { Store } from '../store.ts'
import { bothNames } from './create-api-key.ts'
import { accountOf, contradiction } from './key-inherits.ts'
import { relinked } from './linkage.ts'
import { type Bodies, type Context, changed, type Outcome } from './rule.ts'

/** The name of a key can change, and whether it is active; its account, role and restrictions cannot. */
export function editApiKey(
  store: Store,
  key: ApiKey,
  data: Bodies['updateApiKey'],
  context: Context,
): Outcome<ApiKey> | Refusal {
  const related = relinked(store, key, data.relationships ?? {}, context)
  if (related instanceof Refusal) return related
  const account = accountOf(store, key)
  const {
    display_name,
    name,
    assignable = key.attributes.assignable,
    active,
    role,
    restrictions,
  } = data.attributes ?? {}
  const contradicted = contradiction(account, { role, restrictions })
  if (contradicted) return contradicted
  const renamed = changed(key, { ...bothNames(display_name, name), assignable }, context)
  const record = active === undefined || active === key.attributes.active ? renamed : switched(renamed, active)
  const outlives = record.attributes.active && !account.attributes.active
  if (outlives && context.assumptions.keyEnabledOnDisabledAccount === 'refuse') {
    return refuse.forbidden('key-disable', 'The key cannot be enabled while its service account is disabled.')
  }
  return { changes: [{ put: record }], record }
}

/** `key-disable`: a key by itself. */
function switched(key: ApiKey, active: boolean): ApiKey {
  return { ...key, attributes: { ...key.attributes, active }, disabledAlone: !active }
}
