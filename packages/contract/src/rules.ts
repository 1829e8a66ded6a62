/** How well a statement about Workbench is known. */
export type Evidence = 'A' | 'P' | 'S' | 'G'

/** What each mark stands for. */
export const EVIDENCE_LEVELS: Readonly<Record<Evidence, string>> = {
  A: "Expel's help article on service accounts and API keys",
  P: "Expel's public Python client, its records, and the public text of the API docs",
  S: 'how jsonapi-server 4.2.0 behaves, which Workbench grew from',
  G: 'a guess, consistent with the rest',
}

/** Something that is said about Workbench. */
export interface Requirement {
  readonly mark: Evidence
  readonly sentence: string
  /** Where it is said: a section of the help article, a piece of public code. A guess has none. */
  readonly source?: string
}

/** A row of a table of statements. */
export const row = (mark: Evidence, sentence: string, source?: string): Requirement => ({
  mark,
  sentence,
  ...(source !== undefined && { source }),
})

/** Every rule that the mock keeps. A refusal names its rule in the header `x-workbench-mock-rule`. */
export const RULES = {
  authentication: row(
    'S',
    'No token, or one that is unknown, expired, disabled or deleted, is answered with 401.',
    'jsonapi-server, authentication',
  ),
  'admin-only': row(
    'A',
    'Service accounts and API keys can be managed by an Organization Admin alone.',
    'help article, note at the top',
  ),
  'admin-everything': row(
    'A',
    'An Organization Admin can make every call in the API.',
    'help article, Create a service account',
  ),
  'analyst-work': row(
    'A',
    'An Organization Analyst can do non-administrative work, such as completing an investigative action.',
    'help article, Create a service account',
  ),
  'analyst-no-users': row(
    'A',
    'An Organization Analyst cannot do administrative work, such as adding users.',
    'help article, Create a service account',
  ),
  'read-only': row(
    'A',
    'With read-only access, whatever the role, only reading is allowed.',
    'help article, Create a service account',
  ),
  'one-organization': row('G', "Nobody sees or touches another organization's records."),
  'session-expiry': row(
    'P',
    'A login session ends after 13 hours; an API key does not expire.',
    'API docs, authentication',
  ),
  'otp-on-create': row('P', 'Creating an API key can need a one-time code.', 'pyexclient, api_keys'),
  'account-create': row(
    'A',
    'A service account needs a name and a role; read-only is off by default; it is active at once.',
    'help article, Create a service account',
  ),
  'account-many-keys': row('A', 'A service account can hold many keys.', 'help article, note at the top'),
  'account-edit': row(
    'A',
    'Name, role and read-only access of a service account can be changed later.',
    'help article, Edit a service account',
  ),
  'role-cascade': row(
    'A',
    "The account's role is the role of all its keys, from the next request on.",
    'help article, Edit a service account',
  ),
  'restriction-cascade': row(
    'A',
    "The account's read-only access is that of all its keys, from the next request on.",
    'help article, note at the top',
  ),
  'disable-cascade': row(
    'A',
    'Disabling a service account disables it and all its keys.',
    'help article, Disable a service account',
  ),
  'enable-cascade': row(
    'A',
    'Enabling a service account enables it and all its keys.',
    'help article, Enable a disabled service account',
  ),
  'delete-cascade': row(
    'A',
    'Deleting a service account deletes all its keys.',
    'help article, Delete a service account',
  ),
  'delete-final': row(
    'A',
    'What is deleted cannot be restored, and its id is never given again.',
    'help article, Delete a service account, Delete an API key',
  ),
  'self-service': row(
    'G',
    'A key may edit, disable or delete its own account; its next request is judged by what it did.',
  ),
  'key-create': row(
    'A',
    'An API key belongs to one service account, for good, and has a name.',
    'help article, Create an API key',
  ),
  'secret-once': row(
    'A',
    'The secret of a key is in the answer to its creation and nowhere else, ever.',
    'help article, Create an API key',
  ),
  'key-inherits': row(
    'A',
    "A key's role and restrictions are its account's; they cannot be set on the key.",
    'help article, note at the top',
  ),
  'key-on-disabled-account': row('G', 'A key cannot be created on a disabled service account.'),
  'key-disable': row(
    'P',
    'A single key can be disabled and enabled, but not enabled while its account is disabled.',
    'pyexclient, api_keys',
  ),
  'key-delete': row(
    'A',
    'A deleted key is refused at once and cannot be restored; other keys of the account live on.',
    'help article, Delete an API key',
  ),
  atomic: row('G', 'A request that is refused has changed nothing, and a cascade is never seen half done.'),
  'no-orphans': row('G', 'No key outlives its service account.'),
} as const satisfies Record<string, Requirement>

export type RuleId = keyof typeof RULES
