/** The operators that compare text. They apply only to strings. */
export const TEXT_SIGNS = [':', '^', '~'] as const

/** The operators with which an element of a filter's value can start. An element without an operator is an exact value. */
export const SIGNS = ['>', '<', '≥', '≤', '!', ':', '^', '~'] as const

export type Operator = '=' | (typeof SIGNS)[number]

/** Precedes `true` or `false` in a filter for null: U+2400. */
export const NULL_MARK = '␀'

/**
 * The characters with which an exact value cannot start: `SIGNS` and `NULL_MARK`. They are repeated here, because a reference
 * would make bundlers keep `SIGNS`.
 */
export const RESERVED = `><≥≤!:^~${NULL_MARK}`

/** Separates the elements of a filter's value, the keys of a sort, and the paths of an include. */
export const SEPARATOR = ','

/**
 * The operators that widen a filter. A value must match one of the conditions with these operators, and all other conditions. For
 * example, `>a` and `<b` are a range.
 */
export const WIDENING: ReadonlySet<Operator | 'null'> = new Set(['=', 'null', ':', '^', '~'])
