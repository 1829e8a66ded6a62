import type { LookupQuery } from '../../src/index.ts'

/** What the program is to do. */
export interface Order {
  readonly calls: number
  readonly seed: number
  /** The ids of the service accounts to make keys for. */
  readonly accounts: readonly string[]
}

/** What is known for certain of a key; undefined is what was put in doubt. */
export interface Known {
  readonly id: string
  readonly account: string
  /** The name that it was made with. */
  readonly origin: string
  /** Undefined where its creation's answer was lost, and it was found. */
  readonly secret: string | undefined
  name: string | undefined
  active: boolean | undefined
  isThere: boolean | undefined
  /** How many calls there were with it. */
  turn: number
}

/** What a creation came to, by what it gave or threw. */
export interface Creation {
  readonly name: string
  outcome: 'under way' | 'made' | 'in doubt' | 'not made'
  /** Of what was made. */
  id?: string
  /** Of what is in doubt. */
  lookupQuery?: LookupQuery
}

/** What should not have been: about what, and in words. */
export type Complaint = readonly [about: 'lists' | 'keys' | 'errors' | 'process', text: string]

/** What the program found. */
export interface Report {
  readonly creations: readonly Creation[]
  readonly keys: readonly Known[]
  /** How often what came of which call, such as `get TimeoutError`. */
  readonly outcomes: Readonly<Record<string, number>>
  readonly complaints: readonly Complaint[]
  /** What keeps the process alive when all calls are done. */
  readonly resources: readonly string[]
  /** How many listen still to the signal that many calls had in common. */
  readonly listeners: number
  readonly seconds: number
}
