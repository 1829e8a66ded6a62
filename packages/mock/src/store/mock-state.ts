import type { Assumptions } from '@workbench-sdk/contract/assumptions'
import type { Role } from '@workbench-sdk/contract/model'
import type { Clock } from '../platform/clock.ts'
import type { RandomSequences } from '../platform/random.ts'
import type { Store } from './store.ts'

/** Everything that determines a response, except the request. */
export interface MockState {
  readonly store: Store
  readonly clock: Clock
  readonly random: RandomSequences
  readonly assumptions: Assumptions
  /** The valid one-time code. */
  readonly otp: string
}

/** The authenticated caller of a request. */
export interface Principal {
  readonly organizationId: string
  /** The id of the service account or user. */
  readonly id: string
  /** The name of the service account or user. */
  readonly name: string
  /** The API key that authenticated the request. Undefined for a login session. */
  readonly key?: { readonly id: string; readonly name: string }
  readonly actorId: string
  readonly role: Role
  readonly readOnly: boolean
}
