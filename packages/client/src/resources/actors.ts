import type { components } from '@workbench-sdk/contract/generated/openapi'
import { decoder } from '../json-api/decode.ts'

/**
 * What an actor is.
 *
 * @example
 * const isPerson = (type: ActorType) => type === 'user'
 * console.log(isPerson('service')) // false
 */
export type ActorType = components['schemas']['ActorAttributes']['actor_type'] | (string & {})

/**
 * Whoever did something: a person, a service account, the organization, or Workbench itself.
 *
 * @example
 * const [key] = await workbench.apiKeys.list({ include: ['createdBy'] }).toArray({ limit: 1 })
 * const maker: Actor | null | undefined = key?.createdBy
 */
export interface Actor {
  readonly id: string
  readonly name: string | null
  /** Such as `user` or `service`. */
  readonly type: ActorType
  /** Whether it is one of Expel's own. */
  readonly isExpel: boolean
  readonly createdAt: Date
  readonly updatedAt: Date
}

export const decodeActor = decoder(
  'actors',
  (record): Actor => ({
    id: record.id(),
    name: record.stringOrNull('display_name'),
    type: record.string('actor_type'),
    isExpel: record.boolean('is_expel'),
    createdAt: record.date('created_at'),
    updatedAt: record.date('updated_at'),
  }),
)

/** Who made a record, and who changed it last: what every record of an organization can be listed with. */
export const makers = {
  createdBy: { relation: 'created_by', decode: decodeActor },
  updatedBy: { relation: 'updated_by', decode: decodeActor },
}
