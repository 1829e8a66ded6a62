/** A guess about Workbench that a user's code could notice. */
interface Assumption<V> {
  readonly default: V
  /** What it can be instead; of an open one it is an example. */
  readonly alternative: V
  /** Whether any text will do. */
  readonly open: boolean
  /** What is guessed, and why the default is what it is. */
  readonly because: string
}

const row = <const D, const A>(standard: D, alternative: A, because: string): Assumption<D | A> => ({
  default: standard,
  alternative,
  open: false,
  because,
})

const text = (standard: string, alternative: string, because: string): Assumption<string> => ({
  default: standard,
  alternative,
  open: true,
  because,
})

/**
 * The guesses that a user's code could notice. Where Workbench's own behaviour is not public the default is the stricter
 * one, so that what passes here does not fail there. `workbench-mock conformance` finds out what a deployment does.
 */
export const ASSUMPTIONS = {
  otpOnKeyCreate: row(
    false,
    true,
    'A one-time code can be asked for when a key is created. A program has nobody to ask for one, so none is needed unless you say so.',
  ),
  keyOnDisabledAccount: row(
    'refuse',
    'inactive',
    'The article does not say what creating a key on a disabled account does. Refusing it is what a program must be ready for.',
  ),
  keyEnabledOnDisabledAccount: row(
    'refuse',
    'accept',
    'Nor does it say whether a single key of a disabled account can be enabled. Where it can, the key is refused all the same until its account is enabled.',
  ),
  analystReadsServiceAccounts: row(
    false,
    true,
    'The article says that managing service accounts and keys needs administrator permissions; that reading is managing is a guess.',
  ),
  enableCascade: row(
    'all',
    'untouched-only',
    'The letter of the article: enabling an account enables all its keys, also one that was disabled by itself.',
  ),
  ownAccount: row(
    'change',
    'refuse',
    'Whether a key may edit, disable or delete the account that it belongs to. Nothing says that it may not, and a program that does so by mistake should see what becomes of it.',
  ),
  otherOrganization: row(
    'not-found',
    'forbidden',
    "What a record of another organization is answered with. Not to be found tells the least about what there is, and is what jsonapi-server's filters come to.",
  ),
  forbiddenTitle: text(
    'Forbidden',
    'Access denied',
    'The title of a 403 that the role or a restriction is the reason for. Other 403s have titles that are known, and programs tell them apart by it.',
  ),
  bodyType: row(
    'must-match',
    'ignored',
    'Stock jsonapi-server takes the type from the URL and overlooks `data.type`. JSON:API wants the two to be the same.',
  ),
  malformedJson: row(
    'refuse',
    'crash',
    'Stock jsonapi-server answers a body that is not JSON with 500. A 400 says what is wrong.',
  ),
  mediaTypeRefusal: row(
    'document',
    'stock',
    'Stock jsonapi-server answers 415 in plain text and 406 with nothing. The error document is what programs can read.',
  ),
} as const

export type Assumptions = { readonly [K in keyof typeof ASSUMPTIONS]: (typeof ASSUMPTIONS)[K]['default'] }
export type AssumptionName = keyof Assumptions

export const ASSUMPTION_NAMES = Object.keys(ASSUMPTIONS) as AssumptionName[]

/** @throws TypeError where a name or a value is none of the table's. */
export function resolveAssumptions(given: Readonly<Record<string, unknown>> = {}): Assumptions {
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(ASSUMPTIONS, name)) {
      throw new TypeError(`There is no assumption ${name}. There are: ${ASSUMPTION_NAMES.join(', ')}.`)
    }
    if (!isValueOf(name as AssumptionName, value)) {
      throw new TypeError(`The assumption ${name} is ${choices(name as AssumptionName)}.`)
    }
  }
  const defaults = Object.fromEntries(ASSUMPTION_NAMES.map(name => [name, ASSUMPTIONS[name].default]))
  return Object.freeze({ ...(defaults as unknown as Assumptions), ...given })
}

/** Whether an assumption can have this value. */
export function isValueOf(name: AssumptionName, value: unknown): boolean {
  const { default: standard, alternative, open } = ASSUMPTIONS[name]
  return value === standard || value === alternative || (open && typeof value === 'string' && value !== '')
}

/** What an assumption can be, for a sentence. */
function choices(name: AssumptionName): string {
  const { default: standard, alternative, open } = ASSUMPTIONS[name]
  return open ? 'a text that is not empty' : `${JSON.stringify(standard)} or ${JSON.stringify(alternative)}`
}
