import type { Matching } from '../filters.ts'
import type { components } from '../generated/openapi.ts'
import { decoder } from '../json-api.ts'
import type { ListFields, ListInclude, ListOrder } from '../query.ts'
import { isReadOnly, type ServiceAccountRole } from '../roles.ts'
import { type Actor, decodeActor, makers } from './actor.ts'
import { decodeOrganization, type Organization } from './organization.ts'

type Attributes = components['schemas']['ServiceAccountAttributes']

/**
 * Organizes API keys: its role and its restrictions are those of all its keys.
 *
 * @example
 * const canWrite = ({ active, readOnly }: ServiceAccount) => active && !readOnly
 * console.log(canWrite(account)) // true
 */
export interface ServiceAccount {
  readonly id: string
  readonly name: string
  readonly role: ServiceAccountRole
  /** Whether nothing but reading is allowed, whatever the role. Rule `read-only`. */
  readonly readOnly: boolean
  /** All restrictions as Workbench writes them, of which `readOnly` is one. */
  readonly restrictions: readonly string[]
  /** Whether its keys are accepted. */
  readonly active: boolean
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly organizationId: string | null
  /** Under whose name its keys act: the `createdById` of what they create. */
  readonly actorId: string | null
  readonly createdById: string | null
  readonly updatedById: string | null
}

/**
 * What can be fetched along with service accounts.
 *
 * @example
 * const maker = ({ createdBy }: Pick<ServiceAccountRelated, 'createdBy'>) => createdBy?.name
 * const accounts = await workbench.serviceAccounts.list({ include: ['createdBy'] }).toArray()
 * console.log(accounts.map(maker))
 */
export interface ServiceAccountRelated {
  readonly organization: Organization | null
  readonly actor: Actor | null
  readonly createdBy: Actor | null
  readonly updatedBy: Actor | null
}

/** What can be asked of a service account. */
interface Criteria {
  readonly name?: Matching<string>
  readonly role?: Matching<ServiceAccountRole>
  readonly active?: Matching<boolean>
  readonly createdAt?: Matching<Date>
  readonly updatedAt?: Matching<Date>
}

/**
 * What to list, and how. Several filters have to hold together.
 *
 * @example
 * const query = { role: 'organization_admin', active: true, sort: 'name' } satisfies ServiceAccountList
 * const admins = await workbench.serviceAccounts.list(query).toArray()
 */
export interface ServiceAccountList<Include extends keyof ServiceAccountRelated = never>
  extends Criteria,
    ListOrder<keyof Criteria>,
    ListInclude<Include> {}

export const serviceAccountFields = {
  attributes: {
    name: 'display_name',
    role: 'role',
    active: 'active',
    createdAt: 'created_at',
    updatedAt: 'updated_at',
  },
  inclusions: {
    organization: { relation: 'organization', decode: decodeOrganization },
    actor: { relation: 'actor', decode: decodeActor },
    ...makers,
  },
} satisfies ListFields<keyof Criteria, keyof Attributes>

export const decodeServiceAccount = decoder('service_accounts', (record): ServiceAccount => {
  const restrictions = record.strings('restrictions')
  return {
    id: record.id(),
    name: record.string('display_name'),
    role: record.string('role'),
    readOnly: isReadOnly(restrictions),
    restrictions,
    active: record.boolean('active'),
    createdAt: record.date('created_at'),
    updatedAt: record.date('updated_at'),
    organizationId: record.related('organization'),
    actorId: record.related('actor'),
    createdById: record.related('created_by'),
    updatedById: record.related('updated_by'),
  }
})
