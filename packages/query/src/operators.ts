/** The signs that an element of a filter's value can begin with; without one it is an equality. */
export type Sign = '>' | '<' | '≥' | '≤' | ':' | '^' | '~' | '!'
export type Operator = '=' | Sign

interface Row {
  /** Whether it compares text, and so strings alone. */
  readonly text: boolean
  /** Whether more of them widen a filter; the others narrow it: a window is `>a` and `<b`. */
  readonly widens: boolean
}

export const SIGNS: Readonly<Record<Sign, Row>> = {
  '>': { text: false, widens: false },
  '<': { text: false, widens: false },
  '≥': { text: false, widens: false },
  '≤': { text: false, widens: false },
  ':': { text: true, widens: true },
  '^': { text: true, widens: true },
  '~': { text: true, widens: true },
  '!': { text: false, widens: false },
}

/** What stands before `true` or `false` where a filter asks for null: U+2400. */
export const NULL_MARK = '␀'

/** Stands between the elements of a value, the keys of a sort, the paths of an include. */
export const SEPARATOR = ','

/** The operators of which any may hold. Of the others all have to. */
export const WIDENING: ReadonlySet<Operator | 'null'> = new Set([
  '=',
  'null',
  ...(Object.keys(SIGNS) as Sign[]).filter(sign => SIGNS[sign].widens),
])

export const isSign = (text: string): text is Sign => Object.hasOwn(SIGNS, text)
