import type { RuleId } from '@workbench-sdk/mock'

export interface Mutation {
  /** Below `packages/mock/src/`. */
  readonly file: string
  readonly find: string
  readonly replace: string
}

const change = (file: string, find: string, replace: string): Mutation => ({ file, find, replace })

/** One way to break each rule, as a careless change would. */
export const MUTATIONS: Record<RuleId, Mutation> = {
  authentication: change('authenticate.ts', '!account?.attributes.active || !key.attributes.active', '!account'),
  'admin-only': change(
    'authorize.ts',
    "api_keys: { read: 'admin-only', write: 'admin-only' }",
    "api_keys: { write: 'admin-only' }",
  ),
  'admin-everything': change(
    'authorize.ts',
    "caller.role === 'organization_admin'",
    "caller.role === 'organization_admin' && type !== 'user_accounts'",
  ),
  'analyst-work': change(
    'authorize.ts',
    'investigative_actions: {}',
    "investigative_actions: { write: 'analyst-no-users' }",
  ),
  'analyst-no-users': change('authorize.ts', "user_accounts: { write: 'analyst-no-users' }", 'user_accounts: {}'),
  'read-only': change('authorize.ts', 'caller.readOnly && !reads', "caller.readOnly && verb === 'create'"),
  'one-organization': change(
    'rules/one-organization.ts',
    'if (record?.organizationId === caller.organizationId) return record',
    'if (record) return record',
  ),
  'session-expiry': change('rules/log-in.ts', 'const LIFETIME = 46_800', 'const LIFETIME = 86_400'),
  'otp-on-create': change('rules/create-api-key.ts', 'if (unproven) return unproven', ''),
  'account-create': change('rules/create-service-account.ts', 'active = true', 'active = false'),
  'account-many-keys': change(
    'store.ts',
    'if (before) return',
    "if (before || (record.type === 'api_keys' && this.keysOf(record.related.service_account).size > 9)) return",
  ),
  'account-edit': change(
    'rules/edit-service-account.ts',
    'changed(account, attributes, context)',
    'changed(account, { display_name: attributes.display_name ?? account.attributes.display_name }, context)',
  ),
  'role-cascade': change(
    'authenticate.ts',
    'role: roleOf(account.attributes.role)',
    "role: roleOf(key.attributes.name.endsWith('2') ? 'organization_analyst' : account.attributes.role)",
  ),
  'restriction-cascade': change(
    'authenticate.ts',
    'readOnly: account.attributes.restrictions.includes(READ_ONLY)',
    "readOnly: account.attributes.restrictions.includes(READ_ONLY) && !key.attributes.name.endsWith('2')",
  ),
  'disable-cascade': change('rules/disable-service-account.ts', '...keys.map', '...keys.slice(1).map'),
  'enable-cascade': change('rules/enable-service-account.ts', 'all || !key.disabledAlone', '!key.disabledAlone'),
  'delete-cascade': change(
    'rules/delete-service-account.ts',
    '...keysOf(store, account).map(key => ({ remove: key })), ',
    '',
  ),
  'delete-final': change('rules/rule.ts', 'return store.isSpent(id)', 'return store.any(id)'),
  'self-service': change(
    'rules/edit-service-account.ts',
    'const { active = account.attributes.active',
    'if (account.related.actor === context.caller.actorId) return { changes: [], record: account }\n  const { active = account.attributes.active',
  ),
  'key-create': change(
    'rules/linkage.ts',
    'if (moved.length > 0)',
    "if (moved.length > 0 && record.type !== 'api_keys')",
  ),
  'secret-once': change(
    'write.ts',
    'outcome.record, outcome.secret)',
    "outcome.record, outcome.secret ?? ('secretHash' in outcome.record ? outcome.record.secretHash : undefined))",
  ),
  'key-inherits': change('rules/edit-api-key.ts', 'if (contradicted) return contradicted', ''),
  'key-on-disabled-account': change(
    'rules/create-api-key.ts',
    "context.assumptions.keyOnDisabledAccount === 'refuse'",
    'false',
  ),
  'key-disable': change('rules/edit-api-key.ts', 'record.attributes.active && !account.attributes.active', 'false'),
  'key-delete': change(
    'rules/delete-api-key.ts',
    '[{ remove: key }]',
    '[{ put: { ...key, attributes: { ...key.attributes, active: false } } }]',
  ),
  atomic: change(
    'rules/edit-service-account.ts',
    'const related = relinked',
    'if (data.attributes?.active !== undefined) store.commit([{ put: changed(account, { active: data.attributes.active }, context) }])\n  const related = relinked',
  ),
  'no-orphans': change(
    'rules/delete-service-account.ts',
    'keysOf(store, account).map',
    'keysOf(store, account).slice(0, 9).map',
  ),
}

/** The source of a file with a rule broken. The file itself is left alone. */
export function broken(rule: RuleId, source: string): string {
  const { file, find, replace } = MUTATIONS[rule]
  if (source.split(find).length !== 2)
    throw new Error(`${file} does not have '${find}' once: mend the mutation of ${rule}.`)
  return source.replace(find, () => replace)
}
