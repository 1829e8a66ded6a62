import { checkOptionNames } from '@workbench-sdk/internal/option-names'
import { deepFreeze } from './json.ts'

/** An assumption about undocumented behavior of Workbench that client code can observe. */
interface Assumption<V> {
  readonly default: V
  /** The other value, or an example if any string is valid. */
  readonly alternative: V
  /** Whether any non-empty string is valid. */
  readonly open: boolean
  /** The reason for the default, and the sources that leave the behavior open. */
  readonly reason: string
}

const choice = <const D, const A>(standard: D, alternative: A, reason: string): Assumption<D | A> => ({
  default: standard,
  alternative,
  open: false,
  reason,
})

const text = (standard: string, alternative: string, reason: string): Assumption<string> => ({
  default: standard,
  alternative,
  open: true,
  reason,
})

/**
 * The assumptions that client code can observe. The defaults follow the evidence. Without evidence, the default is the
 * stricter behavior, so that code that works with the mock does not fail with Workbench. `workbench-mock conformance`
 * reports how a deployment behaves.
 */
export const ASSUMPTIONS = deepFreeze({
  keyCreator: choice(
    'any-admin',
    'person',
    'The article, which is newer, says that an Organization Admin "can access all the API calls". pyexclient says of keys: "These can only be created by a user and require an OTP token." With `person`, API keys cannot create keys, and `otpOnKeyCreate` is true unless it is set.',
  ),
  otpOnKeyCreate: choice(
    false,
    true,
    'The article does not mention a code. pyexclient says of keys: "These can only be created by a user and require an OTP token."',
  ),
  newUserState: choice(
    'locked',
    'active',
    'An article says that a new user "appears with a \'Locked\' status" and "cannot be used until activated", and pyexclient has the status LOCKED_INVITED. With `active`, the user has the state in the request, by default active.',
  ),
  keyOnDisabledAccount: choice(
    'refuse',
    'inactive',
    'The article does not say whether a key can be created on a disabled account. Programs must handle an error.',
  ),
  keyEnabledOnDisabledAccount: choice(
    'refuse',
    'accept',
    'The article does not say whether a single key of a disabled account can be enabled. Even if it can, requests with the key fail until the account is enabled.',
  ),
  analystReadsServiceAccounts: choice(
    false,
    true,
    'The article requires administrator permissions to manage service accounts and keys. It is an assumption that this includes reading them.',
  ),
  enableCascade: choice(
    'all',
    'untouched-only',
    'The article says that enabling an account enables all its keys. This includes keys that were disabled individually.',
  ),
  ownAccount: choice(
    'change',
    'refuse',
    'The article does not say whether a key can edit, disable or delete its own account. A program that does so by mistake should see the effect.',
  ),
  otherOrganization: choice(
    'not-found',
    'forbidden',
    "The response to a request for a record in another organization. A 404 reveals the least, and is what jsonapi-server's filters would return.",
  ),
  forbiddenTitle: text(
    'Forbidden',
    'Access denied',
    'The title of a 403 caused by a role or a restriction. The titles of other 403 errors are known, and programs use them to distinguish the errors.',
  ),
  bodyType: choice(
    'ignored',
    'must-match',
    "jsonapi-server, and Expel's public fork of it, use the type in the URL and ignore `data.type`. JSON:API requires the two to match.",
  ),
  bodyId: choice(
    'must-match',
    'ignored',
    'Stock jsonapi-server uses the id in the URL and ignores `data.id`. JSON:API requires a 409 if the two differ, because the body then belongs to another record.',
  ),
  malformedJson: choice(
    'refuse',
    'crash',
    'jsonapi-server responds to malformed JSON with 500. A 400 names the cause.',
  ),
  mediaTypeRefusal: choice(
    'document',
    'stock',
    'jsonapi-server sends a 415 as a line of text with the media type of JSON:API, and a 406 with an empty body. Programs can parse an error document.',
  ),
  emptyListPage: choice(
    'absent',
    'zero-total',
    'jsonapi-server omits `meta.page` from an empty list, and pyexclient treats a missing total as 0.',
  ),
  zeroPageLimit: choice(
    'default-page',
    'no-records',
    'jsonapi-server treats `page[limit]=0` as the default limit of 50. pyexclient uses this limit to count records, and reads only the total.',
  ),
  includedLinkage: choice(
    'identifiers',
    'absent',
    'If `include` follows a to-many relationship, jsonapi-server finds the records by the identifiers in its `data`. pyexclient matches records to these identifiers, and JSON:API requires them.',
  ),
  deleteResponse: choice(
    'meta',
    'empty',
    'jsonapi-server responds to DELETE with 200 and `{"meta":{}}`. pyexclient does not read the response.',
  ),
  immutableEcho: choice(
    'accept',
    'refuse',
    "In a PATCH, pyexclient repeats every relationship that is not read-only, including immutable ones. Expel's fork of jsonapi-server rejects every mention of an immutable attribute.",
  ),
  loginPairs: choice(
    'documented',
    'any',
    'The API docs show JSON at /api/v2/login, and pyexclient sends a form to /auth/v0/login. No source shows JSON at /auth/v0/login or a form at /api/v2/login.',
  ),
  loginEmailCase: choice(
    'exact',
    'any',
    'The article on single sign-on says that email addresses are case-sensitive. No source describes logins with a password.',
  ),
  sessionTimes: choice(
    'seconds',
    'timestamp',
    'The API docs show a session whose created_at is 1532537770, a number of seconds. The timestamps of all records are in ISO 8601.',
  ),
  formLoginError: choice(
    'oauth',
    'document',
    'pyexclient logs in with the password grant of OAuth 2.0, and reads `error` and `error_description` from errors. The alternative is the error document that all other routes return.',
  ),
} as const)

export type Assumptions = { readonly [K in keyof typeof ASSUMPTIONS]: (typeof ASSUMPTIONS)[K]['default'] }
export type AssumptionName = keyof Assumptions

// `Object.keys` returns strings. These are the keys of the table.
export const ASSUMPTION_NAMES = Object.keys(ASSUMPTIONS) as AssumptionName[]

/**
 * Adds the defaults to a partial set of assumptions.
 *
 * @throws TypeError if a name is unknown or a value is invalid
 */
export function resolveAssumptions(values: Readonly<Record<string, unknown>> = {}): Assumptions {
  checkOptionNames(values, ASSUMPTIONS, 'assumption')
  for (const name of ASSUMPTION_NAMES) {
    if (Object.hasOwn(values, name) && !isValueOf(name, values[name])) {
      throw new TypeError(`Invalid value for the assumption "${name}": expected ${expectation(name)}.`)
    }
  }
  const defaults = Object.fromEntries(ASSUMPTION_NAMES.map(name => [name, ASSUMPTIONS[name].default]))
  // Every name has a default, which `Object.fromEntries` cannot express.
  return Object.freeze({ ...defaults, ...impliedBy(values), ...values } as Assumptions)
}

/** Returns implied values. The source that restricts the creation of keys to users also requires a one-time code. */
const impliedBy = ({ keyCreator }: Readonly<Record<string, unknown>>) =>
  keyCreator === 'person' ? { otpOnKeyCreate: true } : {}

/** Whether a value is valid for an assumption. */
export function isValueOf(name: AssumptionName, value: unknown): boolean {
  const { default: standard, alternative, open } = ASSUMPTIONS[name]
  return value === standard || value === alternative || (open && isText(value))
}

const isText = (value: unknown) => typeof value === 'string' && value !== '' && value.length <= MAX_LENGTH

/** The maximum length of an open value, in characters. Responses contain the value. */
const MAX_LENGTH = 1_000

/** Describes the valid values for an error message. */
function expectation(name: AssumptionName): string {
  const { default: standard, alternative, open } = ASSUMPTIONS[name]
  return open
    ? `a string with 1 to ${MAX_LENGTH} characters`
    : `${JSON.stringify(standard)} or ${JSON.stringify(alternative)}`
}
