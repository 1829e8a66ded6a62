/**
 * How well a rule is known: by Expel's help article, by public material, by how stock jsonapi-server behaves, or by a
 * guess of ours that is consistent with the rest.
 */
export type Mark = 'article' | 'public' | 'stock' | 'guess'

interface Rule {
  readonly mark: Mark
  readonly sentence: string
}

const row = (mark: Mark, sentence: string): Rule => ({ mark, sentence })

/** Every rule that the mock keeps. A refusal names its rule in the header `x-workbench-mock-rule`. */
export const RULES = {
  authentication: row('stock', 'No token, or one that is unknown, expired, disabled or deleted, is answered with 401.'),
  'admin-only': row('article', 'Service accounts and API keys can be managed by an Organization Admin alone.'),
  'admin-everything': row('article', 'An Organization Admin can make every call in the API.'),
  'analyst-work': row(
    'article',
    'An Organization Analyst can do non-administrative work, such as completing an investigative action.',
  ),
  'analyst-no-users': row('article', 'An Organization Analyst cannot do administrative work, such as adding users.'),
  'read-only': row('article', 'With read-only access, whatever the role, only reading is allowed.'),
  'one-organization': row('guess', "Nobody sees or touches another organization's records."),
  'session-expiry': row('public', 'A login session ends after 13 hours; an API key does not expire.'),
  'otp-on-create': row('public', 'Creating an API key can need a one-time code.'),
  'account-create': row(
    'article',
    'A service account needs a name and a role; read-only is off by default; it is active at once.',
  ),
  'account-many-keys': row('article', 'A service account can hold many keys.'),
  'account-edit': row('article', 'Name, role and read-only access of a service account can be changed later.'),
  'role-cascade': row('article', "The account's role is the role of all its keys, from the next request on."),
  'restriction-cascade': row(
    'article',
    "The account's read-only access is that of all its keys, from the next request on.",
  ),
  'disable-cascade': row('article', 'Disabling a service account disables it and all its keys.'),
  'enable-cascade': row('article', 'Enabling a service account enables it and all its keys.'),
  'delete-cascade': row('article', 'Deleting a service account deletes all its keys.'),
  'delete-final': row('article', 'What is deleted cannot be restored, and its id is never given again.'),
  'self-service': row(
    'guess',
    'A key may edit, disable or delete its own account; its next request is judged by what it did.',
  ),
  'key-create': row('article', 'An API key belongs to one service account, for good, and has a name.'),
  'secret-once': row('article', 'The secret of a key is in the answer to its creation and nowhere else, ever.'),
  'key-inherits': row('article', "A key's role and restrictions are its account's; they cannot be set on the key."),
  'key-on-disabled-account': row('guess', 'A key cannot be created on a disabled service account.'),
  'key-disable': row(
    'public',
    'A single key can be disabled and enabled, but not enabled while its account is disabled.',
  ),
  'key-delete': row(
    'article',
    'A deleted key is refused at once and cannot be restored; other keys of the account live on.',
  ),
  atomic: row('guess', 'A request that is refused has changed nothing, and a cascade is never seen half done.'),
  'no-orphans': row('guess', 'No key outlives its service account.'),
} as const satisfies Record<string, Rule>

export type RuleId = keyof typeof RULES
