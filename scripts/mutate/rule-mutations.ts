import type { RuleId } from '@workbench-sdk/mock'
import { type Mutation, mutate } from './mutation.ts'
import { addProperty, append, beginWith, insertBefore, narrow, negate, remove, replace } from './operators.ts'
import {
  argument,
  call,
  condition,
  consequence,
  constant,
  declaration,
  element,
  elementAt,
  ifStatement,
  initializer,
  operand,
  operator,
  property,
  receiver,
  regex,
  returned,
  statement,
  value,
  within,
} from './targets.ts'

/** Ways to break each rule, as careless changes would. */
export const RULE_MUTATIONS: Record<RuleId, readonly Mutation[]> = {
  authentication: [
    mutate('byKey', remove(ifStatement('active'))),
    mutate(
      'authenticate',
      replace(
        consequence('credential'),
        "return bySession(state, { tokenHash: '', organizationId: '', userAccountId: '', expiresAt: 0 })",
      ),
    ),
    mutate('bearerTokenOf', replace(regex(), '/(\\S+) *$/i')),
  ],
  'admin-only': [
    mutate('ANALYST', remove(property('api_keys', 'read'))),
    mutate('ANALYST', remove(property('api_keys', 'write'))),
    mutate('ANALYST', remove(property('service_accounts', 'write'))),
    mutate('permittedQuery', remove(operand('typesReached'))),
    mutate('authorizeTarget', remove(operand('authorizeReading'))),
  ],
  'admin-everything': [
    mutate('authorize', narrow(condition('role'), "type !== 'user_accounts'")),
    mutate('authorize', narrow(condition('role'), "verb !== 'delete'")),
  ],
  'analyst-work': [
    mutate('ANALYST', addProperty(value('investigative_actions'), "write: 'analyst-no-users'")),
    mutate('ANALYST', addProperty(value('investigative_actions'), "read: 'admin-only'")),
  ],
  'analyst-no-users': [
    mutate('ANALYST', remove(property('user_accounts', 'write'))),
    mutate('ANALYST', addProperty(value('user_accounts'), "read: 'admin-only'")),
  ],
  'read-only': [
    mutate('authorize', replace(operand('reads'), "verb === 'create'")),
    mutate('authorize', narrow(operand('reads'), "verb !== 'delete'")),
    mutate('authorize', narrow(operand('reads'), "type !== 'investigative_actions'")),
    mutate('authorize', narrow(operand('reads'), "caller.role === 'organization_admin'")),
    mutate('authorize', remove(operand('reads'))),
  ],
  'one-organization': [
    mutate('findVisible', replace(initializer('record'), 'store.shared.find(type, canonicalId(id))')),
    mutate(
      'Store.of',
      beginWith(
        'const all = new OrganizationStore(this); for (const each of this.#organizations.values()) for (const record of each.records) all.put(record); return all',
      ),
    ),
    mutate('resolveRelationships', replace(call('findVisible'), 'store.shared.find(target, linkage.data.id)')),
  ],
  'session-expiry': [
    mutate('LIFETIME', replace(constant(), '86_400')),
    mutate('bySession', replace(operator('<='), '<')),
    mutate('logIn', remove(within(initializer('expiresAt'), operand(1_000)))),
  ],
  'otp-on-create': [
    mutate('createApiKey', remove(ifStatement('otpError'))),
    mutate('checkOtp', narrow(condition('wrong'), "rule === 'authentication'")),
  ],
  'key-creator': [
    mutate('createApiKey', remove(ifStatement('keyCreator'))),
    mutate('createApiKey', replace(within(condition('keyCreator'), operand('caller')), 'context.caller.readOnly')),
    mutate('createApiKey', replace(within(condition('keyCreator'), operand('person')), 'true')),
  ],
  'user-locked': [
    mutate('addUserAccount', replace(value('active'), 'data.attributes.active ?? false')),
    mutate('addUserAccount', replace(condition('newUserState'), 'false')),
    mutate('addUserAccount', replace(condition('newUserState'), 'true')),
  ],
  'email-unique': [
    mutate('createUserAccount', remove(ifStatement('takenEmail'))),
    mutate('editUserAccount', remove(ifStatement('takenEmail'))),
    mutate(
      'checkEmail',
      append(call('userByEmail'), '?.attributes.email === email ? store.shared.userByEmail(email) : undefined'),
    ),
    mutate('checkEmail', narrow(condition('owner'), 'user === undefined')),
  ],
  'own-profile': [
    mutate('authorizeOperation', replace(condition('isOwnProfile'), 'false')),
    mutate('isOwnProfile', replace(returned('actorId'), 'true')),
  ],
  'account-create': [
    mutate('createServiceAccount', replace(value('restrictions'), '[]')),
    mutate('createServiceAccount', replace(value('role'), "'organization_admin'")),
    mutate('validateData', replace(condition('issues'), 'false')),
  ],
  'account-many-keys': [
    mutate(
      'OrganizationStore.put',
      insertBefore(
        declaration('entry'),
        "if (record.type === 'api_keys' && this.keysOf(record.related.service_account).size > 9) return",
      ),
    ),
    mutate(
      'createApiKey',
      insertBefore(
        declaration('secret'),
        "if (store.keysOf(account.id).size > 9) return apiError('forbidden', { rule: 'account-many-keys' })",
      ),
    ),
  ],
  'account-edit': [
    mutate(
      'editServiceAccount',
      replace(
        argument('withAttributes', 1),
        '{ display_name: attributes.display_name ?? account.attributes.display_name }',
      ),
    ),
    mutate('editServiceAccount', replace(argument('withAttributes', 1), '{ restrictions: [], ...attributes }')),
    mutate('editServiceAccount', replace(call('withAttributes'), 'account')),
  ],
  'role-cascade': [
    mutate(
      'byKey',
      replace(
        argument('roleOf', 0),
        "key.attributes.name.endsWith('2') ? 'organization_analyst' : account.attributes.role",
      ),
    ),
    mutate('inheritedAccess', replace(value('role'), "'organization_analyst'")),
  ],
  'restriction-cascade': [
    mutate('byKey', narrow(value('readOnly'), "!key.attributes.name.endsWith('2')")),
    mutate('inheritedAccess', replace(value('restrictions'), '[]')),
  ],
  'disable-cascade': [
    mutate('disableServiceAccount', append(receiver('map'), '.slice(1)')),
    mutate('disableServiceAccount', replace(receiver('map'), '[]')),
    mutate(
      'disableServiceAccount',
      replace(call('keysOf'), "[...store.list('api_keys')].flatMap(id => store.get('api_keys', id) ?? [])"),
    ),
  ],
  'enable-cascade': [
    mutate('enableServiceAccount', remove(operand('all'))),
    mutate('enableServiceAccount', replace(returned('disabledAlone'), 'true')),
    mutate('enableServiceAccount', append(receiver('map'), '.slice(1)')),
    mutate('editServiceAccount', replace(condition('active', 'account'), '!active && !account.attributes.active')),
  ],
  'delete-cascade': [
    mutate('deleteServiceAccount', remove(element('keysOf'))),
    mutate('deleteServiceAccount', append(receiver('map'), '.slice(1)')),
  ],
  'delete-final': [
    mutate('reserveId', replace(condition('isSpent'), 'store.any(id)')),
    mutate(
      'deleteServiceAccount',
      replace(
        within(value('changes'), elementAt(1)),
        '{ put: { ...account, attributes: { ...account.attributes, active: false } } }',
      ),
    ),
  ],
  'self-service': [
    mutate(
      'editServiceAccount',
      insertBefore(
        declaration('active'),
        'if (account.related.actor === context.caller.actorId) return { changes: [], record: account }',
      ),
    ),
    mutate('checkOwnAccount', negate(operand('ownAccount'))),
  ],
  'key-create': [
    mutate('updateRelationships', narrow(condition('moved'), "record.type !== 'api_keys'")),
    mutate('createApiKey', remove(ifStatement('names'))),
    mutate(
      'createApiKey',
      replace(
        value('service_account'),
        "store.keysOf(account.id).size > 0 ? account.id : (store.get('service_accounts', [...store.list('service_accounts')][0] ?? '')?.id ?? account.id)",
      ),
    ),
  ],
  'secret-once': [
    mutate(
      'writeRecord',
      replace(
        argument('writtenDocument', 2),
        "outcome.secret ?? ('secretHash' in outcome.record ? outcome.record.secretHash : undefined)",
      ),
    ),
    mutate('COMPUTED_OF_KEYS', replace(value('access_token'), '(_, key) => key.secretHash')),
  ],
  'key-inherits': [
    mutate('editApiKey', remove(ifStatement('contradicted'))),
    mutate('createApiKey', remove(ifStatement('contradicted'))),
    mutate('checkInheritedAccess', remove(element('sameSet'))),
  ],
  'key-on-disabled-account': [
    mutate('createApiKey', replace(condition('keyOnDisabledAccount'), 'false')),
    mutate('createApiKey', replace(value('attributes', 'active'), 'true')),
  ],
  'key-disable': [
    mutate('editApiKey', replace(condition('keyEnabledOnDisabledAccount'), 'false')),
    mutate('editApiKey', replace(call('switched'), 'renamed')),
  ],
  'key-delete': [
    mutate(
      'deleteApiKey',
      replace(element('key'), '{ put: { ...key, attributes: { ...key.attributes, active: false } } }'),
    ),
    mutate(
      'Store.#remove',
      replace(
        statement('#keyBySecret'),
        'for (const id of this.of(record.organizationId).keysOf(record.related.service_account)) this.of(record.organizationId).remove({ ...record, id })',
      ),
    ),
  ],
  atomic: [
    mutate(
      'editServiceAccount',
      insertBefore(
        declaration('related'),
        'if (data.attributes?.active !== undefined) Reflect.apply(Reflect.get(store.shared, "commit"), store.shared, [[{ put: withAttributes(account, { active: data.attributes.active }, context) }]])',
      ),
    ),
    mutate(
      'editApiKey',
      insertBefore(
        declaration('contradicted'),
        'Reflect.apply(Reflect.get(store.shared, "commit"), store.shared, [[{ put: withAttributes(key, { active: active ?? key.attributes.active }, context) }]])',
      ),
    ),
  ],
  'no-orphans': [mutate('deleteServiceAccount', append(receiver('map'), '.slice(0, 9)'))],
}
