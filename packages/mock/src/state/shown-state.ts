import type { AttributesOf, Role } from '../model.ts'

interface Written {
  readonly id: string
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly createdById: string
  readonly updatedById: string
}

/** A service account as it is, for a test to look at. */
export interface ServiceAccountState extends Written {
  readonly name: string
  readonly role: Role
  readonly readOnly: boolean
  readonly restrictions: readonly string[]
  readonly active: boolean
  readonly organizationId: string
  readonly actorId: string
}

/** An API key as it is. Role and restrictions are its account's; its secret is nowhere. */
export interface ApiKeyState extends Written {
  readonly name: string
  readonly role: Role
  readonly readOnly: boolean
  readonly restrictions: readonly string[]
  readonly active: boolean
  readonly assignable: boolean
  readonly realm: string
  readonly serviceAccountId: string
  readonly organizationId: string
}

/** A person as they are. */
export interface UserAccountState extends Written {
  readonly name: string | null
  readonly email: string
  readonly firstName: string | null
  readonly lastName: string | null
  readonly active: boolean
  readonly activeStatus: string
  readonly assignable: boolean
  readonly primaryOrganizationId: string
  readonly actorId: string
}

/** An investigative action as it is. */
export interface InvestigativeActionState extends Written {
  readonly title: string
  readonly actionType: string
  readonly status: AttributesOf['investigative_actions']['status']
  readonly reason: string
  readonly instructions: string | null
  readonly results: string | null
  readonly closeReason: string | null
  readonly classification: string | null
  readonly statusUpdatedAt: Date
  readonly organizationId: string
  readonly assignedToActorId: string | null
}

/** An organization as it is. */
export interface OrganizationState {
  readonly id: string
  readonly name: string
  readonly shortName: string | null
  readonly region: string | null
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** Whoever did something, as they are. */
export interface ActorState {
  readonly id: string
  readonly name: string | null
  readonly type: AttributesOf['actors']['actor_type']
  readonly isExpel: boolean
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly organizationId: string
  readonly parentActorId: string | null
}

export interface StateOf {
  service_accounts: ServiceAccountState
  api_keys: ApiKeyState
  user_accounts: UserAccountState
  investigative_actions: InvestigativeActionState
  organizations: OrganizationState
  actors: ActorState
}
