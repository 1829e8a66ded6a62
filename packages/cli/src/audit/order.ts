import type { AuditedKey } from './audited-key.ts'

type Compare = (one: AuditedKey, other: AuditedKey) => number

/** Compares keys by each field of `--sort`, in ascending order: new keys, names from A to Z, and active keys come first. */
const comparisons = {
  age: (one, other) => creationTime(other) - creationTime(one),
  name: (one, other) => byText(one.name, other.name),
  account: (one, other) => byText(accountLabel(one), accountLabel(other)),
  role: (one, other) => byText(one.role ?? '', other.role ?? ''),
  state: (one, other) => states.indexOf(one.state) - states.indexOf(other.state),
} satisfies Record<string, Compare>

const fields = Object.keys(comparisons).join(', ')
const states: readonly AuditedKey['state'][] = ['active', 'disabled', 'account disabled']
const { compare: byText } = new Intl.Collator('en', { numeric: true })

/** Parses an order such as `account,-age`. Keys that compare equal are sorted by age, the oldest first. */
export function parseOrder(text: string): Compare {
  const terms = text.split(',').map(term => parseTerm(term.trim()))
  return inOrder([...terms, descending(comparisons.age), (one, other) => (one.id < other.id ? -1 : 1)])
}

/** The name of an account, or its id if the name is not available. */
export function accountLabel({ account, accountId }: AuditedKey): string {
  return account ?? accountId ?? ''
}

/** In milliseconds. A key of unknown age is considered the oldest. */
export function creationTime({ createdAt }: AuditedKey): number {
  return createdAt?.getTime() ?? 0
}

function parseTerm(term: string): Compare {
  const [, sign, field = ''] = /^(-?)(.*)$/.exec(term) ?? []
  if (!isField(field))
    throw new RangeError(`Expected one or more of ${fields}, each optionally prefixed with - to reverse the order.`)
  return sign ? descending(comparisons[field]) : comparisons[field]
}

function isField(text: string): text is keyof typeof comparisons {
  return Object.hasOwn(comparisons, text)
}

function descending(compare: Compare): Compare {
  return (one, other) => compare(other, one)
}

/** Combines comparisons; later ones apply only if all earlier ones return 0. */
function inOrder(comparisons: readonly Compare[]): Compare {
  return (one, other) => {
    for (const compare of comparisons) {
      const order = compare(one, other)
      if (order !== 0) return order
    }
    return 0
  }
}
