import type { Assumptions } from '@workbench-sdk/contract/assumptions'
import type { Role } from '@workbench-sdk/contract/model'
import type { Clock } from '../platform/clock.ts'
import type { SeededRandom } from '../platform/random.ts'
import type { Store } from './store.ts'

/** Everything that an answer of the mock depends on, beside the request. */
export interface MockState {
  readonly store: Store
  readonly clock: Clock
  readonly chance: SeededRandom
  readonly assumptions: Assumptions
  /** The one-time code that the mock takes, wherever one is asked for. */
  readonly otp: string
}

/** Who makes the request, as far as a rule may ask. */
export interface Principal {
  readonly organizationId: string
  /** Of the service account or the person. */
  readonly name: string
  /** The API key that it calls with; a login session has none. */
  readonly key?: { readonly id: string; readonly name: string }
  readonly actorId: string
  readonly role: Role
  readonly readOnly: boolean
}
