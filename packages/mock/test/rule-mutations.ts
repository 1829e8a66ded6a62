import type { RuleId } from '@workbench-sdk/mock'
import { inMock, type Mutation } from './mutation.ts'

/** Ways to break each rule, as careless changes would. */
export const RULE_MUTATIONS: Record<RuleId, readonly Mutation[]> = {
  authentication: [
    inMock('authenticate.ts', '!account?.attributes.active || !key.attributes.active', '!account'),
    inMock(
      'authenticate.ts',
      "if (!credential) return refuse.unauthenticated('The token is not known.', 'authentication')",
      'if (!credential) return bySession(world, { tokenHash: "", userAccountId: "", expiresAt: 0 })',
    ),
    inMock('authenticate.ts', '/^Bearer +(\\S+) *$/i', '/(\\S+) *$/i'),
  ],
  'admin-only': [
    inMock(
      'authorize.ts',
      "api_keys: { read: 'admin-only', write: 'admin-only' }",
      "api_keys: { write: 'admin-only' }",
    ),
    inMock('authorize.ts', "api_keys: { read: 'admin-only', write: 'admin-only' }", "api_keys: { read: 'admin-only' }"),
    inMock(
      'authorize.ts',
      "service_accounts: { read: 'admin-only', write: 'admin-only' }",
      "service_accounts: { read: 'admin-only' }",
    ),
    inMock(
      'handle-request.ts',
      'authorizeReading(world, caller, target, typesReached(shown, query)) ?? query',
      'query',
    ),
    inMock('handle-request.ts', '?? authorizeReading(world, caller, target, [shown])', ''),
  ],
  'admin-everything': [
    inMock(
      'authorize.ts',
      "caller.role === 'organization_admin'",
      "caller.role === 'organization_admin' && type !== 'user_accounts'",
    ),
    inMock(
      'authorize.ts',
      "caller.role === 'organization_admin'",
      "caller.role === 'organization_admin' && verb !== 'delete'",
    ),
  ],
  'analyst-work': [
    inMock('authorize.ts', 'investigative_actions: {}', "investigative_actions: { write: 'analyst-no-users' }"),
    inMock('authorize.ts', 'investigative_actions: {}', "investigative_actions: { read: 'admin-only' }"),
  ],
  'analyst-no-users': [
    inMock('authorize.ts', "user_accounts: { write: 'analyst-no-users' }", 'user_accounts: {}'),
    inMock(
      'authorize.ts',
      "user_accounts: { write: 'analyst-no-users' }",
      "user_accounts: { read: 'admin-only', write: 'analyst-no-users' }",
    ),
  ],
  'read-only': [
    inMock('authorize.ts', 'caller.readOnly && !reads', "caller.readOnly && verb === 'create'"),
    inMock('authorize.ts', 'caller.readOnly && !reads', "caller.readOnly && verb !== 'delete' && !reads"),
    inMock(
      'authorize.ts',
      'caller.readOnly && !reads',
      "caller.readOnly && type !== 'investigative_actions' && !reads",
    ),
    inMock(
      'authorize.ts',
      'caller.readOnly && !reads',
      "caller.readOnly && caller.role === 'organization_admin' && !reads",
    ),
    inMock('authorize.ts', 'caller.readOnly && !reads', 'caller.readOnly'),
  ],
  'one-organization': [
    inMock(
      'rules/one-organization.ts',
      'if (record?.organizationId === caller.organizationId) return record',
      'if (record) return record',
    ),
    inMock(
      'store.ts',
      'return this.#byOrganization.get(organizationId)?.get(type) ?? NONE',
      'const all = new OrderedList(); for (const record of this.#records.values()) if (record.type === type) all.add(entryOf(record)); return organizationId ? all : NONE',
    ),
    inMock('rules/linkage.ts', 'find(store, context, target, linkage.data.id)', 'store.get(target, linkage.data.id)'),
  ],
  'session-expiry': [
    inMock('rules/log-in.ts', 'const LIFETIME = 46_800', 'const LIFETIME = 86_400'),
    inMock(
      'authenticate.ts',
      'session.expiresAt <= clock.now().getTime()',
      'session.expiresAt < clock.now().getTime()',
    ),
    inMock('rules/log-in.ts', 'LIFETIME * 1_000', 'LIFETIME'),
  ],
  'otp-on-create': [
    inMock('rules/create-api-key.ts', 'if (unproven) return unproven', ''),
    inMock('rules/otp.ts', "if (otp === 'wrong') return", "if (otp === 'wrong' && rule === 'authentication') return"),
  ],
  'account-create': [
    inMock(
      'rules/create-service-account.ts',
      'display_name, role, restrictions, active,',
      'display_name, role, restrictions: [], active,',
    ),
    inMock(
      'rules/create-service-account.ts',
      'display_name, role, restrictions, active,',
      "display_name, role: 'organization_admin', restrictions, active,",
    ),
    inMock(
      'validate.ts',
      'return issues.length > 0 ? refuse.params(issues, rule) : { data: value.data }',
      'return { data: value.data }',
    ),
  ],
  'account-many-keys': [
    inMock(
      'store.ts',
      'if (before) return',
      "if (before || (record.type === 'api_keys' && this.keysOf(record.related.service_account).size > 9)) return",
    ),
    inMock(
      'rules/create-api-key.ts',
      'const secret = context.newSecret()',
      "if (store.keysOf(account.id).size > 9) return refuse.forbidden('account-many-keys')\n  const secret = context.newSecret()",
    ),
  ],
  'account-edit': [
    inMock(
      'rules/edit-service-account.ts',
      'changed(account, attributes, context)',
      'changed(account, { display_name: attributes.display_name ?? account.attributes.display_name }, context)',
    ),
    inMock(
      'rules/edit-service-account.ts',
      'changed(account, attributes, context)',
      'changed(account, { restrictions: [], ...attributes }, context)',
    ),
    inMock('rules/edit-service-account.ts', 'changed(account, attributes, context)', 'account'),
  ],
  'role-cascade': [
    inMock(
      'authenticate.ts',
      'role: roleOf(account.attributes.role)',
      "role: roleOf(key.attributes.name.endsWith('2') ? 'organization_analyst' : account.attributes.role)",
    ),
    inMock(
      'rules/key-inherits.ts',
      'return { role, restrictions }',
      "return { role: 'organization_analyst', restrictions }",
    ),
  ],
  'restriction-cascade': [
    inMock(
      'authenticate.ts',
      'readOnly: account.attributes.restrictions.includes(READ_ONLY)',
      "readOnly: account.attributes.restrictions.includes(READ_ONLY) && !key.attributes.name.endsWith('2')",
    ),
    inMock('rules/key-inherits.ts', 'return { role, restrictions }', 'return { role, restrictions: [] }'),
  ],
  'disable-cascade': [
    inMock('rules/disable-service-account.ts', '...keys.map', '...keys.slice(1).map'),
    inMock('rules/disable-service-account.ts', '...keys.map', '...[].map'),
    inMock(
      'rules/disable-service-account.ts',
      'keysOf(store, account)',
      "[...store.list(account.organizationId, 'api_keys')].flatMap(id => store.get('api_keys', id) ?? [])",
    ),
  ],
  'enable-cascade': [
    inMock('rules/enable-service-account.ts', 'all || !key.disabledAlone', '!key.disabledAlone'),
    inMock('rules/enable-service-account.ts', 'all || !key.disabledAlone', 'true'),
    inMock('rules/enable-service-account.ts', '...keys.map', '...keys.slice(1).map'),
    inMock(
      'rules/edit-service-account.ts',
      'if (active === account.attributes.active) return',
      'if (!active && !account.attributes.active) return',
    ),
  ],
  'delete-cascade': [
    inMock('rules/delete-service-account.ts', '...keysOf(store, account).map(key => ({ remove: key })), ', ''),
    inMock('rules/delete-service-account.ts', 'keysOf(store, account).map', 'keysOf(store, account).slice(1).map'),
  ],
  'delete-final': [
    inMock('rules/rule.ts', 'return store.isSpent(id)', 'return store.any(id)'),
    inMock(
      'rules/delete-service-account.ts',
      '{ remove: account }',
      '{ put: { ...account, attributes: { ...account.attributes, active: false } } }',
    ),
  ],
  'self-service': [
    inMock(
      'rules/edit-service-account.ts',
      'const { active = account.attributes.active',
      'if (account.related.actor === context.caller.actorId) return { changes: [], record: account }\n  const { active = account.attributes.active',
    ),
    inMock('rules/own-account.ts', "assumptions.ownAccount === 'change'", "assumptions.ownAccount !== 'change'"),
  ],
  'key-create': [
    inMock('rules/linkage.ts', 'if (moved.length > 0)', "if (moved.length > 0 && record.type !== 'api_keys')"),
    inMock('rules/create-api-key.ts', 'if (!names) return', 'if (false) return'),
    inMock(
      'rules/create-api-key.ts',
      'service_account: account.id',
      "service_account: store.keysOf(account.id).size > 0 ? account.id : (store.get('service_accounts', [...store.list(account.organizationId, 'service_accounts')][0] ?? '')?.id ?? account.id)",
    ),
  ],
  'secret-once': [
    inMock(
      'write.ts',
      'outcome.record, outcome.secret)',
      "outcome.record, outcome.secret ?? ('secretHash' in outcome.record ? outcome.record.secretHash : undefined))",
    ),
    inMock('json-api/shown.ts', "['access_token', () => null]", "['access_token', (_, key) => key.secretHash]"),
  ],
  'key-inherits': [
    inMock('rules/edit-api-key.ts', 'if (contradicted) return contradicted', ''),
    inMock('rules/create-api-key.ts', 'if (contradicted) return contradicted', ''),
    inMock(
      'rules/key-inherits.ts',
      "...(asked.restrictions === undefined || sameSet(asked.restrictions, restrictions) ? [] : ['restrictions']),",
      '',
    ),
  ],
  'key-on-disabled-account': [
    inMock(
      'rules/create-api-key.ts',
      "!account.attributes.active && context.assumptions.keyOnDisabledAccount === 'refuse'",
      'false',
    ),
    inMock('rules/create-api-key.ts', 'active: account.attributes.active, assignable', 'active: true, assignable'),
  ],
  'key-disable': [
    inMock(
      'rules/edit-api-key.ts',
      "outlives && context.assumptions.keyEnabledOnDisabledAccount === 'refuse'",
      'false',
    ),
    inMock('rules/edit-api-key.ts', 'switched(renamed, active)', 'renamed'),
  ],
  'key-delete': [
    inMock(
      'rules/delete-api-key.ts',
      '[{ remove: key }]',
      '[{ put: { ...key, attributes: { ...key.attributes, active: false } } }]',
    ),
    inMock(
      'store.ts',
      'this.#keyBySecret.delete(record.secretHash)',
      'for (const id of [...this.keysOf(record.related.service_account)]) this.#records.delete(id)',
    ),
  ],
  atomic: [
    inMock(
      'rules/edit-service-account.ts',
      'const related = relinked',
      'if (data.attributes?.active !== undefined) store.commit([{ put: changed(account, { active: data.attributes.active }, context) }])\n  const related = relinked',
    ),
    inMock(
      'rules/edit-api-key.ts',
      'const contradicted = contradiction',
      'store.commit([{ put: changed(key, { active: active ?? key.attributes.active }, context) }])\n  const contradicted = contradiction',
    ),
  ],
  'no-orphans': [
    inMock('rules/delete-service-account.ts', 'keysOf(store, account).map', 'keysOf(store, account).slice(0, 9).map'),
  ],
}
