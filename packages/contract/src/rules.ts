import { deepFreeze } from './json.ts'

/** How reliable the source of a requirement is. */
export type Evidence = 'A' | 'P' | 'S' | 'G'

/** The meaning of each level of evidence. */
export const EVIDENCE_LEVELS: Readonly<Record<Evidence, string>> = deepFreeze({
  A: "Expel's help article on service accounts and API keys",
  P: "Expel's public Python client, its records, and the public text of the API docs",
  S: 'the behavior of jsonapi-server 4.2.0, on which Workbench was built',
  G: 'a guess, consistent with the rest',
})

/** A statement about Workbench's behavior. */
export interface Requirement {
  readonly evidence: Evidence
  /** The statement in one sentence. */
  readonly description: string
  /** The source of the statement: a section of the help article, or public code. Omitted for a guess. */
  readonly source?: string
}

/** Creates an entry in a table of requirements. */
export const requirement = (evidence: Evidence, description: string, source?: string): Requirement => ({
  evidence,
  description,
  ...(source !== undefined && { source }),
})

/** The rules that the mock enforces. An error response names the violated rule in the `x-workbench-mock-rule` header. */
export const RULES = deepFreeze({
  authentication: requirement(
    'S',
    'A request without a token, or with an unknown, expired, disabled or deleted token, fails with 401.',
    'jsonapi-server, authentication',
  ),
  'admin-only': requirement(
    'A',
    'Only an Organization Admin can manage service accounts and API keys.',
    'help article, note at the top',
  ),
  'admin-everything': requirement(
    'A',
    'An Organization Admin can make every call in the API.',
    'help article, Create a service account',
  ),
  'analyst-work': requirement(
    'A',
    'An Organization Analyst can do non-administrative work, e.g. complete an investigative action.',
    'help article, Create a service account',
  ),
  'analyst-no-users': requirement(
    'A',
    'An Organization Analyst cannot do administrative work, e.g. add users.',
    'help article, Create a service account',
  ),
  'read-only': requirement(
    'A',
    'Read-only access allows only reading, regardless of the role.',
    'help article, Create a service account',
  ),
  'one-organization': requirement('G', 'The records of other organizations cannot be read or changed.'),
  'session-expiry': requirement(
    'P',
    'A login session expires after 13 hours; an API key does not expire.',
    'API docs, authentication',
  ),
  'otp-on-create': requirement(
    'P',
    'Creating an API key can require a one-time code.',
    'pyexclient, api_keys: "These can only be created by a user and require an OTP token."',
  ),
  'key-creator': requirement(
    'P',
    "Creating an API key can require a user's login session.",
    'pyexclient, api_keys: "These can only be created by a user and require an OTP token."',
  ),
  'user-locked': requirement(
    'P',
    'A new user account is locked, regardless of `active` in the request, until it is activated. A locked user cannot log in.',
    'help article, Add a user: "appears with a \'Locked\' status … cannot be used until activated"; pyexclient, user_accounts',
  ),
  'email-unique': requirement('G', 'No two users have the same email address, regardless of case and organization.'),
  'own-profile': requirement(
    'P',
    'An Organization Analyst can change the names in their own user account.',
    'help article 4404510812691, User role rights in Workbench: "My profile", "edit user"',
  ),
  'account-create': requirement(
    'A',
    'A service account requires a name and a role. It is active immediately, and not read-only by default.',
    'help article, Create a service account',
  ),
  'account-many-keys': requirement(
    'A',
    'A service account can have any number of keys.',
    'help article, note at the top',
  ),
  'account-edit': requirement(
    'A',
    'The name, role and read-only access of a service account can be changed later.',
    'help article, Edit a service account',
  ),
  'role-cascade': requirement(
    'A',
    'All keys of a service account have its role. A change applies to their next requests.',
    'help article, Edit a service account',
  ),
  'restriction-cascade': requirement(
    'A',
    'All keys of a service account have its read-only access. A change applies to their next requests.',
    'help article, note at the top',
  ),
  'disable-cascade': requirement(
    'A',
    'Disabling a service account also disables all its keys.',
    'help article, Disable a service account',
  ),
  'enable-cascade': requirement(
    'A',
    'Enabling a service account also enables all its keys.',
    'help article, Enable a disabled service account',
  ),
  'delete-cascade': requirement(
    'A',
    'Deleting a service account also deletes all its keys.',
    'help article, Delete a service account',
  ),
  'delete-final': requirement(
    'A',
    'A deleted record cannot be restored, and its id is never used again.',
    'help article, Delete a service account, Delete an API key',
  ),
  'self-service': requirement(
    'G',
    'A key can edit, disable or delete its own service account. The change applies to its next request.',
  ),
  'key-create': requirement(
    'A',
    'An API key has a name and belongs permanently to one service account.',
    'help article, Create an API key',
  ),
  'secret-once': requirement(
    'A',
    'Only the response that creates a key contains its secret.',
    'help article, Create an API key',
  ),
  'key-inherits': requirement(
    'A',
    'A key has the role and restrictions of its service account. They cannot be set on the key.',
    'help article, note at the top',
  ),
  'key-on-disabled-account': requirement('G', 'A key cannot be created on a disabled service account.'),
  'key-disable': requirement(
    'P',
    'A single key can be disabled and enabled, but not enabled while its service account is disabled.',
    'pyexclient, api_keys',
  ),
  'key-delete': requirement(
    'A',
    'A deleted key stops working immediately and cannot be restored. Other keys of the account are not affected.',
    'help article, Delete an API key',
  ),
  atomic: requirement('G', 'A failed request changes nothing, and a partial cascade is never visible.'),
  'no-orphans': requirement('G', 'Every key has a service account.'),
} as const satisfies Record<string, Requirement>)

export type RuleId = keyof typeof RULES
