import { hashOf } from '../chance.ts'
import { Refusal, wordingOf } from '../refusals.ts'
import { createApiKey } from '../rules/create-api-key.ts'
import { createInvestigativeAction } from '../rules/create-investigative-action.ts'
import { createServiceAccount } from '../rules/create-service-account.ts'
import { createUserAccount } from '../rules/create-user-account.ts'
import { disableServiceAccount } from '../rules/disable-service-account.ts'
import { editApiKey } from '../rules/edit-api-key.ts'
import type { Context } from '../rules/rule.ts'
import type { Change } from '../store.ts'
import type { Caller, World } from '../world.ts'
import { moment } from '../write.ts'
import { apiKeyBody, investigativeActionBody, serviceAccountBody, userAccountBody } from './bodies.ts'
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
 * Puts what a seed asks for into an organization, by the rules that requests go through. The seed has been checked.
 *
 * @throws TypeError where a rule refuses a part of it.
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
  const context = contextAt(world, caller, seed.createdAt)
  const { record } = done(world, createServiceAccount(world.store, serviceAccountBody(seed), context))
  const keys = (seed.keys ?? []).map(each => plantApiKey(world, caller, record.id, each))
  if (seed.active === false) done(world, disableServiceAccount(world.store, record, context))
  return { id: record.id, name: seed.name, keys }
}

function plantApiKey(world: World, caller: Caller, accountId: string, seed: ApiKeySeed): SeededApiKey {
  const context = contextAt(world, caller, seed.createdAt)
  const { record, secret = '' } = done(world, createApiKey(world.store, apiKeyBody(seed, accountId), context))
  if (seed.active === false) {
    done(world, editApiKey(world.store, record, { type: 'api_keys', attributes: { active: false } }, context))
  }
  return { id: record.id, name: seed.name, token: secret }
}

function plantUserAccount(world: World, caller: Caller, seed: UserAccountSeed) {
  const { email, password, role = 'organization_analyst' } = seed
  const { record } = done(world, createUserAccount(world.store, userAccountBody(seed), contextAt(world, caller)))
  const credentials = password === undefined ? {} : { credentials: { passwordHash: hashOf(password), role } }
  world.store.commit([{ put: { ...record, ...credentials } }])
  return { id: record.id, email }
}

function plantInvestigativeAction(world: World, caller: Caller, seed: InvestigativeActionSeed) {
  const context = contextAt(world, caller, seed.createdAt)
  const { record } = done(world, createInvestigativeAction(world.store, investigativeActionBody(seed), context))
  return { id: record.id, title: seed.title }
}

/** Nobody is asked for a one-time code by their own seed. */
function contextAt(world: World, caller: Caller, createdAt: Date | string = world.clock.now()): Context {
  return { ...moment(world), caller, now: new Date(createdAt), otp: 'right' }
}

/** Commits what a rule wants done. */
function done<O extends { readonly changes: readonly Change[] }>(world: World, outcome: O | Refusal): O {
  if (outcome instanceof Refusal)
    throw new TypeError(
      `The seed is refused: ${wordingOf(outcome, world.assumptions).title}, ${String(outcome.detail)}`,
    )
  world.store.commit(outcome.changes)
  return outcome
}
