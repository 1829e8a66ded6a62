import type { Matching } from '../filters.ts'
import type { components } from '../generated/openapi.ts'
import { decoder } from '../json-api.ts'
import type { ListFields, ListInclude, ListOrder } from '../query.ts'
import { type Actor, decodeActor, makers } from './actor.ts'
import { decodeOrganization, type Organization } from './organization.ts'

type Attributes = components['schemas']['UserAccountAttributes']

/**
 * A person of an organization.
 *
 * @example
 * const greeting = ({ firstName, name, email }: UserAccount) => `Hello ${firstName ?? name ?? email}`
 * console.log(greeting(user)) // Hello Robin
 */
export interface UserAccount {
  readonly id: string
  readonly name: string | null
  readonly email: string
  readonly firstName: string | null
  readonly lastName: string | null
  readonly active: boolean
  /** Follows `active`, such as `ACTIVE` or `LOCKED`. */
  readonly activeStatus: string
  /** Whether work can be assigned to this person. */
  readonly assignable: boolean
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly primaryOrganizationId: string | null
  readonly actorId: string | null
  readonly createdById: string | null
  readonly updatedById: string | null
}

/**
 * What can be fetched along with user accounts.
 *
 * @example
 * const home = ({ primaryOrganization }: Pick<UserAccountRelated, 'primaryOrganization'>) => primaryOrganization?.name
 * const people = await workbench.userAccounts.list({ include: ['primaryOrganization'] }).toArray()
 * console.log(people.map(home))
 */
export interface UserAccountRelated {
  readonly primaryOrganization: Organization | null
  readonly actor: Actor | null
  readonly createdBy: Actor | null
  readonly updatedBy: Actor | null
}

/** What can be asked of a person. */
interface Criteria {
  readonly name?: Matching<string | null>
  readonly email?: Matching<string>
  readonly active?: Matching<boolean>
  readonly assignable?: Matching<boolean>
  readonly createdAt?: Matching<Date>
  readonly updatedAt?: Matching<Date>
}

/**
 * What to list, and how. Several filters have to hold together.
 *
 * @example
 * const query = { email: 'robin@example.com' } satisfies UserAccountList
 * const robin = await workbench.userAccounts.list(query).first()
 * console.log(robin?.name) // Robin
 */
export interface UserAccountList<Include extends keyof UserAccountRelated = never>
  extends Criteria,
    ListOrder<keyof Criteria>,
    ListInclude<Include> {}

export const userAccountFields = {
  attributes: {
    name: 'display_name',
    email: 'email',
    active: 'active',
    assignable: 'assignable',
    createdAt: 'created_at',
    updatedAt: 'updated_at',
  },
  inclusions: {
    primaryOrganization: { relation: 'primary_organization', decode: decodeOrganization },
    actor: { relation: 'actor', decode: decodeActor },
    ...makers,
  },
} satisfies ListFields<keyof Criteria, keyof Attributes>

export const decodeUserAccount = decoder(
  'user_accounts',
  (record): UserAccount => ({
    id: record.id(),
    name: record.stringOrNull('display_name'),
    email: record.string('email'),
    firstName: record.stringOrNull('first_name'),
    lastName: record.stringOrNull('last_name'),
    active: record.boolean('active'),
    activeStatus: record.string('active_status'),
    assignable: record.boolean('assignable'),
    createdAt: record.date('created_at'),
    updatedAt: record.date('updated_at'),
    primaryOrganizationId: record.related('primary_organization'),
    actorId: record.related('actor'),
    createdById: record.related('created_by'),
    updatedById: record.related('updated_by'),
  }),
)
