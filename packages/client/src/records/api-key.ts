import type { Matching } from '../filters.ts'
import type { components } from '../generated/openapi.ts'
import { decoder, type RecordOf, type RecordReader } from '../json-api.ts'
import type { ListFields, ListInclude, ListOrder } from '../query.ts'
import { isReadOnly, type ServiceAccountRole } from '../roles.ts'
import type { Secret } from '../secret.ts'
import { type Actor, makers } from './actor.ts'
import { decodeOrganization, type Organization } from './organization.ts'
import { decodeServiceAccount, type ServiceAccount } from './service-account.ts'

type Attributes = components['schemas']['ApiKeyAttributes']
type Relations = components['schemas']['ApiKey']['relationships']

/**
 * What a program authenticates with. Role and restrictions are its service account's. Rule `key-inherits`.
 *
 * @example
 * const isOld = ({ createdAt }: ApiKey) => Date.now() - createdAt.getTime() > 90 * 24 * 60 * 60 * 1_000
 * console.log(isOld(key)) // false
 */
export interface ApiKey {
  readonly id: string
  readonly name: string
  readonly role: ServiceAccountRole
  /** Whether nothing but reading is allowed, whatever the role. Rule `read-only`. */
  readonly readOnly: boolean
  /** All restrictions as Workbench writes them, of which `readOnly` is one. */
  readonly restrictions: readonly string[]
  /**
   * Whether it is accepted. Workbench may say neither; that reads as true, since only a key that is known to be off must
   * look as if it were. (A list that is filtered by `active` has no such key.)
   */
  readonly active: boolean
  readonly realm: 'public' | 'internal' | (string & {})
  readonly assignable: boolean
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly serviceAccountId: string | null
  readonly organizationId: string | null
  readonly createdById: string | null
  readonly updatedById: string | null
}

/**
 * A key as it is at its creation, the one time that its secret is told. Rule `secret-once`.
 *
 * @example
 * const made: CreatedApiKey = await workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' })
 * console.log(made.secret) // [secret]
 */
export interface CreatedApiKey extends ApiKey {
  /** What the key authenticates with. It does not print; `reveal()` gives it. */
  readonly secret: Secret
}

/**
 * What can be fetched along with API keys.
 *
 * @example
 * const accountOf = ({ serviceAccount }: Pick<ApiKeyRelated, 'serviceAccount'>) => serviceAccount?.name
 * const keys = await workbench.apiKeys.list({ name: 'deploy', include: ['serviceAccount'] }).toArray()
 * console.log(keys.map(accountOf)) // [ 'ci' ]
 */
export interface ApiKeyRelated {
  readonly serviceAccount: ServiceAccount | null
  readonly organization: Organization | null
  readonly createdBy: Actor | null
  readonly updatedBy: Actor | null
}

/** What can be asked of the keys of one account. */
interface Criteria {
  readonly name?: Matching<string>
  readonly role?: Matching<ServiceAccountRole>
  readonly active?: Matching<boolean>
  readonly assignable?: Matching<boolean>
  readonly createdAt?: Matching<Date>
  readonly updatedAt?: Matching<Date>
}

/**
 * What to list of an account's keys, and how. Several filters have to hold together.
 *
 * @example
 * const query = { active: true, sort: '-createdAt' } satisfies AccountKeyList
 * const newest = await workbench.serviceAccounts.keys(account, query).first()
 */
export interface AccountKeyList<Include extends keyof ApiKeyRelated = never>
  extends Criteria,
    ListOrder<keyof Criteria>,
    ListInclude<Include> {}

/**
 * What to list, and how. Several filters have to hold together.
 *
 * @example
 * const query = { serviceAccount: account, active: true, include: ['createdBy'] } satisfies ApiKeyList<'createdBy'>
 * for await (const { name, createdBy } of workbench.apiKeys.list(query)) console.log(name, createdBy?.name)
 */
export interface ApiKeyList<Include extends keyof ApiKeyRelated = never> extends AccountKeyList<Include> {
  readonly serviceAccount?: ServiceAccount | string
}

export const accountKeyFields = {
  attributes: {
    name: 'display_name',
    role: 'role',
    active: 'active',
    assignable: 'assignable',
    createdAt: 'created_at',
    updatedAt: 'updated_at',
  },
  inclusions: {
    serviceAccount: { relation: 'service_account', decode: decodeServiceAccount },
    organization: { relation: 'organization', decode: decodeOrganization },
    ...makers,
  },
} satisfies ListFields<keyof Criteria, keyof Attributes>

export const keyFields = {
  ...accountKeyFields,
  attributes: {
    ...accountKeyFields.attributes,
    serviceAccount: 'service_account.id' satisfies `${keyof Relations & string}.id`,
  },
}

const attributesOf = (record: RecordReader<RecordOf<'api_keys'>>): ApiKey => {
  const restrictions = record.strings('restrictions')
  return {
    id: record.id(),
    name: record.stringOrNull('display_name') ?? record.string('name'),
    role: record.string('role'),
    readOnly: isReadOnly(restrictions),
    restrictions,
    active: record.booleanOrNull('active') ?? true,
    realm: record.string('realm'),
    assignable: record.boolean('assignable'),
    createdAt: record.date('created_at'),
    updatedAt: record.date('updated_at'),
    serviceAccountId: record.related('service_account'),
    organizationId: record.related('organization'),
    createdById: record.related('created_by'),
    updatedById: record.related('updated_by'),
  }
}

export const decodeApiKey = decoder('api_keys', attributesOf)

export const decodeCreatedApiKey = decoder(
  'api_keys',
  (record): CreatedApiKey => ({
    ...attributesOf(record),
    secret: record.secret('access_token'),
  }),
)
