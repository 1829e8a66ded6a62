import type { AuditedKey } from './audited-key.ts'

type Compare = (one: AuditedKey, other: AuditedKey) => number

/** What `--sort` takes. The first key of an ascending order is the youngest, the first by name, the active one. */
const comparisons = {
  age: (one, other) => other.createdAt.getTime() - one.createdAt.getTime(),
  name: (one, other) => byText(one.name, other.name),
  account: (one, other) => byText(accountLabel(one), accountLabel(other)),
  role: (one, other) => byText(one.role, other.role),
  state: (one, other) => states.indexOf(one.state) - states.indexOf(other.state),
} satisfies Record<string, Compare>

const fields = Object.keys(comparisons).join(', ')
const states: readonly AuditedKey['state'][] = ['active', 'disabled', 'account disabled']
const { compare: byText } = new Intl.Collator('en', { numeric: true })

/** Reads `account,-age`. Keys that are equal by that are put in the order of their age, the oldest first. */
export function parseOrder(text: string): Compare {
  const asked = text.split(',').map(term => parseTerm(term.trim()))
  return inOrder([...asked, descending(comparisons.age), (one, other) => (one.id < other.id ? -1 : 1)])
}

/** What people know an account by. */
export function accountLabel({ account, accountId }: AuditedKey): string {
  return account ?? accountId ?? ''
}

function parseTerm(term: string): Compare {
  const [, sign, field = ''] = /^(-?)(.*)$/.exec(term) ?? []
  if (!isField(field)) throw new RangeError(`Allowed are ${fields}, each with - before it to turn it round.`)
  return sign ? descending(comparisons[field]) : comparisons[field]
}

function isField(text: string): text is keyof typeof comparisons {
  return Object.hasOwn(comparisons, text)
}

function descending(compare: Compare): Compare {
  return (one, other) => compare(other, one)
}

/** The first comparison that tells two keys apart decides. */
function inOrder(comparisons: readonly Compare[]): Compare {
  return (one, other) => {
    for (const compare of comparisons) {
      const order = compare(one, other)
      if (order !== 0) return order
    }
    return 0
  }
}
