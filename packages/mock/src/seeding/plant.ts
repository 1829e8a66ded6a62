import { hashOf } from '../chance.ts'
import { READ_ONLY } from '../model.ts'
import type { RecordOf } from '../records.ts'
import { Refusal } from '../refusals.ts'
import { createApiKey } from '../rules/create-api-key.ts'
import { createInvestigativeAction } from '../rules/create-investigative-action.ts'
import { createServiceAccount } from '../rules/create-service-account.ts'
import { createUserAccount } from '../rules/create-user-account.ts'
import { disableServiceAccount } from '../rules/disable-service-account.ts'
import { editApiKey } from '../rules/edit-api-key.ts'
import type { Bodies, Context } from '../rules/rule.ts'
import type { Change } from '../store.ts'
import { issuesOfData } from '../validate.ts'
import type { Caller, World } from '../world.ts'
import { moment } from '../write.ts'
import { foundOrganization } from './found-organization.ts'
import type {
  ApiKeySeed,
  InvestigativeActionSeed,
  Seed,
  SeededApiKey,
  ServiceAccountSeed,
  UserAccountSeed,
} from './seed.ts'

/** What was planted; `Seeded` is the same in the shape of one literal. */
export interface Planted {
  readonly organizationId: string
  readonly serviceAccounts: readonly { id: string; name: string; keys: readonly SeededApiKey[] }[]
  readonly userAccounts: readonly { id: string; email: string }[]
  readonly investigativeActions: readonly { id: string; title: string }[]
  readonly organizations: readonly Planted[]
}

/**
 * Puts what a seed asks for into an organization, by the rules that requests go through.
 *
 * @throws TypeError where the contract would refuse a part of the seed.
 */
export function plant(world: World, caller: Caller, seed: Seed): Planted {
  return {
    organizationId: caller.organizationId,
    serviceAccounts: (seed.serviceAccounts ?? []).map(each => plantServiceAccount(world, caller, each)),
    userAccounts: (seed.userAccounts ?? []).map(each => plantUserAccount(world, caller, each)),
    investigativeActions: (seed.investigativeActions ?? []).map(each => plantInvestigativeAction(world, caller, each)),
    organizations: (seed.organizations ?? []).map(each => plant(world, foundOrganization(world, each.name), each)),
  }
}

function plantServiceAccount(world: World, caller: Caller, seed: ServiceAccountSeed) {
  const { name, role = 'organization_analyst', readOnly = false } = seed
  const context = contextAt(world, caller, seed.createdAt)
  const data = checked('createServiceAccount', {
    type: 'service_accounts',
    attributes: { display_name: name, role, restrictions: readOnly ? [READ_ONLY] : [] },
  })
  const { record: account } = done(world, createServiceAccount(world.store, data, context))
  const keys = (seed.keys ?? []).map(each => plantApiKey(world, caller, account, each))
  if (seed.active === false) done(world, disableServiceAccount(world.store, account, context))
  return { id: account.id, name, keys }
}

function plantApiKey(
  world: World,
  caller: Caller,
  account: RecordOf['service_accounts'],
  { name, active = true, createdAt }: ApiKeySeed,
): SeededApiKey {
  const context = contextAt(world, caller, createdAt)
  const data = checked('createApiKey', {
    type: 'api_keys',
    attributes: { display_name: name },
    relationships: { service_account: { data: { type: 'service_accounts', id: account.id } } },
  })
  const { record, secret = '' } = done(world, createApiKey(world.store, data, context))
  if (!active) done(world, editApiKey(world.store, record, { type: 'api_keys', attributes: { active } }, context))
  return { id: record.id, name, token: secret }
}

function plantUserAccount(world: World, caller: Caller, seed: UserAccountSeed) {
  const { email, displayName = email, active = true, password, role = 'organization_analyst' } = seed
  const data = checked('createUserAccount', {
    type: 'user_accounts',
    attributes: { email, display_name: displayName, active },
  })
  const { record } = done(world, createUserAccount(world.store, data, contextAt(world, caller)))
  const credentials = password === undefined ? {} : { credentials: { passwordHash: hashOf(password), role } }
  world.store.commit([{ put: { ...record, ...credentials } }])
  return { id: record.id, email }
}

function plantInvestigativeAction(world: World, caller: Caller, seed: InvestigativeActionSeed) {
  const { title, reason = 'Seeded.', status = 'READY_FOR_ANALYSIS', createdAt } = seed
  const data = checked('createInvestigativeAction', {
    type: 'investigative_actions',
    attributes: { title, reason, status },
  })
  const { record } = done(world, createInvestigativeAction(world.store, data, contextAt(world, caller, createdAt)))
  return { id: record.id, title }
}

/** Nobody is asked for a one-time code by their own seed. */
function contextAt(world: World, caller: Caller, now = world.clock.now()): Context {
  return { ...moment(world), caller, now, otp: 'right' }
}

/** The body, where the contract would take it from a request. */
function checked<K extends keyof Bodies>(operation: K, data: Bodies[K]): Bodies[K] {
  const issues = issuesOfData(operation, data)
  if (issues.length === 0) return data
  throw new TypeError(`The seed of ${data.type} is not valid: ${issues.map(issue => issue.message).join(', ')}.`)
}

/** Commits what a rule wants done. */
function done<O extends { readonly changes: readonly Change[] }>(world: World, outcome: O | Refusal): O {
  if (outcome instanceof Refusal)
    throw new TypeError(`The seed is refused: ${outcome.title}, ${String(outcome.detail)}`)
  world.store.commit(outcome.changes)
  return outcome
}
