interface Switch<V> {
  readonly default: V
  readonly alternative: V
  /** What is guessed, and why the default is what it is. */
  readonly because: string
}

const row = <const D, const A>(standard: D, alternative: A, because: string): Switch<D | A> => ({
  default: standard,
  alternative,
  because,
})

/**
 * The guesses that a user's code could notice. Where Workbench's own behaviour is not public the default is the stricter
 * one, so that what passes here does not fail there.
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
} as const

export type Assumptions = { readonly [K in keyof typeof ASSUMPTIONS]: (typeof ASSUMPTIONS)[K]['default'] }

/** @throws TypeError where a name or a value is none of the table's. */
export function assume(given: Partial<Assumptions> = {}): Assumptions {
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(ASSUMPTIONS, name)) {
      throw new TypeError(`There is no assumption ${name}. There are: ${Object.keys(ASSUMPTIONS).join(', ')}.`)
    }
    const { default: standard, alternative } = ASSUMPTIONS[name as keyof Assumptions]
    if (value !== standard && value !== alternative) {
      throw new TypeError(`The assumption ${name} is ${JSON.stringify(standard)} or ${JSON.stringify(alternative)}.`)
    }
  }
  const defaults = Object.fromEntries(Object.entries(ASSUMPTIONS).map(([name, each]) => [name, each.default]))
  return Object.freeze({ ...(defaults as Assumptions), ...given })
}
