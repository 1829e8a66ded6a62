import type { RuleId } from '@workbench-sdk/mock'

export interface Mutation {
  /** Below `packages/mock/src/`. */
  readonly file: string
  readonly find: string
  readonly replace: string
}

const change = (file: string, find: string, replace: string): Mutation => ({ file, find, replace })

/** Ways to break each rule, as careless changes would. */
export const MUTATIONS: Record<RuleId, readonly Mutation[]> = {
  authentication: [
    change('authenticate.ts', '!account?.attributes.active || !key.attributes.active', '!account'),
    change(
      'authenticate.ts',
      "if (!credential) return refuse.unauthenticated('The token is not known.', 'authentication')",
      'if (!credential) return bySession(world, { tokenHash: "", userAccountId: "", expiresAt: 0 })',
    ),
    change('authenticate.ts', '/^Bearer +(\\S+) *$/i', '/(\\S+) *$/i'),
  ],
  'admin-only': [
    change(
      'authorize.ts',
      "api_keys: { read: 'admin-only', write: 'admin-only' }",
      "api_keys: { write: 'admin-only' }",
    ),
    change('authorize.ts', "api_keys: { read: 'admin-only', write: 'admin-only' }", "api_keys: { read: 'admin-only' }"),
    change(
      'authorize.ts',
      "service_accounts: { read: 'admin-only', write: 'admin-only' }",
      "service_accounts: { read: 'admin-only' }",
    ),
    change(
      'handle-request.ts',
      'authorizeReading(world, caller, target, typesReached(shown, query)) ?? query',
      'query',
    ),
    change('handle-request.ts', '?? authorizeReading(world, caller, target, [shown])', ''),
  ],
  'admin-everything': [
    change(
      'authorize.ts',
      "caller.role === 'organization_admin'",
      "caller.role === 'organization_admin' && type !== 'user_accounts'",
    ),
    change(
      'authorize.ts',
      "caller.role === 'organization_admin'",
      "caller.role === 'organization_admin' && verb !== 'delete'",
    ),
  ],
  'analyst-work': [
    change('authorize.ts', 'investigative_actions: {}', "investigative_actions: { write: 'analyst-no-users' }"),
    change('authorize.ts', 'investigative_actions: {}', "investigative_actions: { read: 'admin-only' }"),
  ],
  'analyst-no-users': [
    change('authorize.ts', "user_accounts: { write: 'analyst-no-users' }", 'user_accounts: {}'),
    change(
      'authorize.ts',
      "user_accounts: { write: 'analyst-no-users' }",
      "user_accounts: { read: 'admin-only', write: 'analyst-no-users' }",
    ),
  ],
  'read-only': [
    change('authorize.ts', 'caller.readOnly && !reads', "caller.readOnly && verb === 'create'"),
    change('authorize.ts', 'caller.readOnly && !reads', "caller.readOnly && verb !== 'delete' && !reads"),
    change(
      'authorize.ts',
      'caller.readOnly && !reads',
      "caller.readOnly && type !== 'investigative_actions' && !reads",
    ),
    change(
      'authorize.ts',
      'caller.readOnly && !reads',
      "caller.readOnly && caller.role === 'organization_admin' && !reads",
    ),
    change('authorize.ts', 'caller.readOnly && !reads', 'caller.readOnly'),
  ],
  'one-organization': [
    change(
      'rules/one-organization.ts',
      'if (record?.organizationId === caller.organizationId) return record',
      'if (record) return record',
    ),
    change(
      'store.ts',
      'return this.#byOrganization.get(listName(organizationId, type)) ?? NONE',
      'const all = new OrderedList(); for (const record of this.#records.values()) if (record.type === type) all.add(entryOf(record)); return organizationId ? all : NONE',
    ),
    change('rules/linkage.ts', 'find(store, context, target, linkage.data.id)', 'store.get(target, linkage.data.id)'),
  ],
  'session-expiry': [
    change('rules/log-in.ts', 'const LIFETIME = 46_800', 'const LIFETIME = 86_400'),
    change(
      'authenticate.ts',
      'session.expiresAt <= clock.now().getTime()',
      'session.expiresAt < clock.now().getTime()',
    ),
    change('rules/log-in.ts', 'LIFETIME * 1_000', 'LIFETIME'),
  ],
  'otp-on-create': [
    change('rules/create-api-key.ts', 'if (unproven) return unproven', ''),
    change('rules/otp.ts', "if (otp === 'wrong') return", "if (otp === 'wrong' && rule === 'authentication') return"),
  ],
  'account-create': [
    change(
      'rules/create-service-account.ts',
      'display_name, role, restrictions, active,',
      'display_name, role, restrictions: [], active,',
    ),
    change(
      'rules/create-service-account.ts',
      'display_name, role, restrictions, active,',
      "display_name, role: 'organization_admin', restrictions, active,",
    ),
    change(
      'validate.ts',
      'return issues.length > 0 ? refuse.params(issues, rule) : { data: value.data }',
      'return { data: value.data }',
    ),
  ],
  'account-many-keys': [
    change(
      'store.ts',
      'if (before) return',
      "if (before || (record.type === 'api_keys' && this.keysOf(record.related.service_account).size > 9)) return",
    ),
    change(
      'rules/create-api-key.ts',
      'const secret = context.newSecret()',
      "if (store.keysOf(account.id).size > 9) return refuse.forbidden('account-many-keys')\n  const secret = context.newSecret()",
    ),
  ],
  'account-edit': [
    change(
      'rules/edit-service-account.ts',
      'changed(account, attributes, context)',
      'changed(account, { display_name: attributes.display_name ?? account.attributes.display_name }, context)',
    ),
    change(
      'rules/edit-service-account.ts',
      'changed(account, attributes, context)',
      'changed(account, { restrictions: [], ...attributes }, context)',
    ),
    change('rules/edit-service-account.ts', 'changed(account, attributes, context)', 'account'),
  ],
  'role-cascade': [
    change(
      'authenticate.ts',
      'role: roleOf(account.attributes.role)',
      "role: roleOf(key.attributes.name.endsWith('2') ? 'organization_analyst' : account.attributes.role)",
    ),
    change(
      'rules/key-inherits.ts',
      'return { role, restrictions }',
      "return { role: 'organization_analyst', restrictions }",
    ),
  ],
  'restriction-cascade': [
    change(
      'authenticate.ts',
      'readOnly: account.attributes.restrictions.includes(READ_ONLY)',
      "readOnly: account.attributes.restrictions.includes(READ_ONLY) && !key.attributes.name.endsWith('2')",
    ),
    change('rules/key-inherits.ts', 'return { role, restrictions }', 'return { role, restrictions: [] }'),
  ],
  'disable-cascade': [
    change('rules/disable-service-account.ts', '...keys.map', '...keys.slice(1).map'),
    change('rules/disable-service-account.ts', '...keys.map', '...[].map'),
    change(
      'rules/disable-service-account.ts',
      'keysOf(store, account)',
      "[...store.list(account.organizationId, 'api_keys')].flatMap(id => store.get('api_keys', id) ?? [])",
    ),
  ],
  'enable-cascade': [
    change('rules/enable-service-account.ts', 'all || !key.disabledAlone', '!key.disabledAlone'),
    change('rules/enable-service-account.ts', 'all || !key.disabledAlone', 'true'),
    change('rules/enable-service-account.ts', '...keys.map', '...keys.slice(1).map'),
    change(
      'rules/edit-service-account.ts',
      'if (active === account.attributes.active) return',
      'if (!active && !account.attributes.active) return',
    ),
  ],
  'delete-cascade': [
    change('rules/delete-service-account.ts', '...keysOf(store, account).map(key => ({ remove: key })), ', ''),
    change('rules/delete-service-account.ts', 'keysOf(store, account).map', 'keysOf(store, account).slice(1).map'),
  ],
  'delete-final': [
    change('rules/rule.ts', 'return store.isSpent(id)', 'return store.any(id)'),
    change(
      'rules/delete-service-account.ts',
      '{ remove: account }',
      '{ put: { ...account, attributes: { ...account.attributes, active: false } } }',
    ),
  ],
  'self-service': [
    change(
      'rules/edit-service-account.ts',
      'const { active = account.attributes.active',
      'if (account.related.actor === context.caller.actorId) return { changes: [], record: account }\n  const { active = account.attributes.active',
    ),
    change('rules/own-account.ts', "assumptions.ownAccount === 'change'", "assumptions.ownAccount !== 'change'"),
  ],
  'key-create': [
    change('rules/linkage.ts', 'if (moved.length > 0)', "if (moved.length > 0 && record.type !== 'api_keys')"),
    change('rules/create-api-key.ts', 'if (!names) return', 'if (false) return'),
    change(
      'rules/create-api-key.ts',
      'service_account: account.id',
      "service_account: store.keysOf(account.id).size > 0 ? account.id : (store.get('service_accounts', [...store.list(account.organizationId, 'service_accounts')][0] ?? '')?.id ?? account.id)",
    ),
  ],
  'secret-once': [
    change(
      'write.ts',
      'outcome.record, outcome.secret)',
      "outcome.record, outcome.secret ?? ('secretHash' in outcome.record ? outcome.record.secretHash : undefined))",
    ),
    change('json-api/shown.ts', "['access_token', () => null]", "['access_token', (_, key) => key.secretHash]"),
  ],
  'key-inherits': [
    change('rules/edit-api-key.ts', 'if (contradicted) return contradicted', ''),
    change('rules/create-api-key.ts', 'if (contradicted) return contradicted', ''),
    change(
      'rules/key-inherits.ts',
      "...(asked.restrictions === undefined || sameSet(asked.restrictions, restrictions) ? [] : ['restrictions']),",
      '',
    ),
  ],
  'key-on-disabled-account': [
    change(
      'rules/create-api-key.ts',
      "!account.attributes.active && context.assumptions.keyOnDisabledAccount === 'refuse'",
      'false',
    ),
    change('rules/create-api-key.ts', 'active: account.attributes.active, assignable', 'active: true, assignable'),
  ],
  'key-disable': [
    change(
      'rules/edit-api-key.ts',
      "outlives && context.assumptions.keyEnabledOnDisabledAccount === 'refuse'",
      'false',
    ),
    change('rules/edit-api-key.ts', 'switched(renamed, active)', 'renamed'),
  ],
  'key-delete': [
    change(
      'rules/delete-api-key.ts',
      '[{ remove: key }]',
      '[{ put: { ...key, attributes: { ...key.attributes, active: false } } }]',
    ),
    change(
      'store.ts',
      "if (record.type === 'api_keys') this.#keyBySecret.delete(record.secretHash)",
      "if (record.type === 'api_keys') for (const id of [...this.keysOf(record.related.service_account)]) this.#records.delete(id)",
    ),
  ],
  atomic: [
    change(
      'rules/edit-service-account.ts',
      'const related = relinked',
      'if (data.attributes?.active !== undefined) store.commit([{ put: changed(account, { active: data.attributes.active }, context) }])\n  const related = relinked',
    ),
    change(
      'rules/edit-api-key.ts',
      'const contradicted = contradiction',
      'store.commit([{ put: changed(key, { active: active ?? key.attributes.active }, context) }])\n  const contradicted = contradiction',
    ),
  ],
  'no-orphans': [
    change('rules/delete-service-account.ts', 'keysOf(store, account).map', 'keysOf(store, account).slice(0, 9).map'),
  ],
}

/** The source of a file that is broken so. The file itself is left alone. */
export function broken({ file, find, replace }: Mutation, source: string): string {
  if (source.split(find).length !== 2) throw new Error(`${file} does not have '${find}' once: mend the mutation.`)
  return source.replace(find, () => replace)
}
