import type { components } from '@workbench-sdk/contract/generated/openapi'
import {
  attribute,
  attributes,
  boolean,
  common,
  decoder,
  type Fields,
  nullable,
  relatedIds,
  string,
} from '../json-api/decode.ts'

/**
 * The type of an actor.
 *
 * @example
 * const isPerson = (type: ActorType) => type === 'user'
 * console.log(isPerson('service')) // false
 */
export type ActorType = components['schemas']['ActorAttributes']['actor_type'] | (string & {})

/**
 * The author of a change: a person, a service account, an organization, or Workbench itself.
 * A field is null if Workbench does not report it.
 *
 * @example
 * const [key] = await workbench.apiKeys.list({ include: ['createdBy'] }).toArray({ limit: 1 })
 * const creator: Actor | null | undefined = key?.createdBy
 */
export interface Actor {
  readonly id: string
  readonly name: string | null
  /** For example `user` or `service`. */
  readonly type: ActorType | null
  /** Whether the actor belongs to Expel. */
  readonly isExpel: boolean | null
  readonly createdAt: Date | null
  readonly updatedAt: Date | null
}

const fields = {
  ...common,
  name: attribute('display_name', nullable(string)),
  type: attribute('actor_type', string),
  ...attributes({ isExpel: boolean }),
} satisfies Fields<Actor, 'actors'>

export const decodeActor = decoder<Actor>('actors', fields)

/** The actors that can be included in a list of any resource. */
export const authors = {
  createdBy: decodeActor,
  updatedBy: decodeActor,
}

/** The fields of a record that contain its authors' ids. */
export const authorIds = relatedIds('createdBy', 'updatedBy')
