import type { Assumptions } from './assumptions.ts'
import { Chance } from './chance.ts'
import type { Clock } from './clock.ts'
import { foundOrganization } from './seeding/found-organization.ts'
import { plant } from './seeding/plant.ts'
import type { Seed } from './seeding/seed.ts'
import { Store } from './store.ts'
import type { Caller, World } from './world.ts'

/** The secrets of the keys that a mock begins with. */
export interface Tokens {
  /** Of a service account with the role Organization Admin. */
  readonly admin: string
  /** Of a service account with the role Organization Analyst. */
  readonly analyst: string
  /** Of an Organization Admin with read-only access. */
  readonly readOnlyAdmin: string
}

/** A world, and whose it is. */
export interface Beginning {
  readonly world: World
  /** Who everything that is seeded is created by. */
  readonly founder: Caller
  readonly tokens: Tokens
}

/** What a mock begins with: the service accounts of its tokens. */
const FIRST = {
  serviceAccounts: [
    { name: 'Mock admin', role: 'organization_admin', keys: [{ name: 'admin' }] },
    { name: 'Mock analyst', role: 'organization_analyst', keys: [{ name: 'analyst' }] },
    { name: 'Mock read-only admin', role: 'organization_admin', readOnly: true, keys: [{ name: 'read-only admin' }] },
  ],
} as const satisfies Seed

/** Makes a world with one organization and the service accounts of its tokens. The same seed makes the same. */
export function begin(randomSeed: number | string, clock: Clock, assumptions: Assumptions): Beginning {
  const chance = new Chance(randomSeed)
  const world: World = { store: new Store(), clock, chance, assumptions, otp: chance.newCode() }
  const founder = foundOrganization(world, 'Mock Organization')
  const planted = plant(world, founder, FIRST).serviceAccounts.map(({ keys }) => keys[0]?.token ?? '')
  const [admin = '', analyst = '', readOnlyAdmin = ''] = planted
  return { world, founder, tokens: Object.freeze({ admin, analyst, readOnlyAdmin }) }
}
