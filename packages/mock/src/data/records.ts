import type { MODEL } from '../generated/model.ts'
import type { ResourceType } from '../model.ts'
import type { CamelCase } from '../state/show.ts'
import type {
  ActorState,
  ApiKeyState,
  InvestigativeActionState,
  OrganizationState,
  ServiceAccountState,
  UserAccountState,
} from '../state/shown-state.ts'

/** Who made a record, and who changed it last. */
interface Makers {
  readonly createdBy: ActorRecord
  readonly updatedBy: ActorRecord
}

/** A service account, and what it is related to. */
export interface ServiceAccountRecord extends ServiceAccountState, Makers {
  readonly apiKeys: readonly ApiKeyRecord[]
  readonly organization: OrganizationRecord
  readonly actor: ActorRecord
}

/** An API key, and what it is related to. Its secret is nowhere. */
export interface ApiKeyRecord extends ApiKeyState, Makers {
  readonly serviceAccount: ServiceAccountRecord
  readonly organization: OrganizationRecord
}

/** A person, and what they are related to. */
export interface UserAccountRecord extends UserAccountState, Makers {
  readonly primaryOrganization: OrganizationRecord
  readonly organizations: readonly OrganizationRecord[]
  readonly actor: ActorRecord
}

/** An investigative action, and what it is related to. */
export interface InvestigativeActionRecord extends InvestigativeActionState, Makers {
  readonly organization: OrganizationRecord
  readonly assignedToActor: ActorRecord | null
}

/** An organization, and what it is related to. */
export interface OrganizationRecord extends OrganizationState {
  readonly apiKeys: readonly ApiKeyRecord[]
  readonly userAccounts: readonly UserAccountRecord[]
}

/** Whoever did something, and what they are related to. */
export interface ActorRecord extends ActorState {
  readonly organization: OrganizationRecord
  readonly parentActor: ActorRecord | null
}

/** Holds the records above to the relationships of the contract. */
type Complete<Records extends { readonly [T in ResourceType]: Relations<T> }> = Records

type Relations<T extends ResourceType> = {
  readonly [R in keyof (typeof MODEL)[T]['relationships'] & string as CamelCase<R>]: object | null
}

export type DataRecordOf = Complete<{
  service_accounts: ServiceAccountRecord
  api_keys: ApiKeyRecord
  user_accounts: UserAccountRecord
  investigative_actions: InvestigativeActionRecord
  organizations: OrganizationRecord
  actors: ActorRecord
}>
