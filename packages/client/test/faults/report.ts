import type { LookupQuery } from '../../src/index.ts'

/** The argument of the program. */
export interface ProgramOptions {
  readonly calls: number
  readonly seed: number
  /** The ids of the service accounts to create keys for. */
  readonly accounts: readonly string[]
}

/** The known state of a key. Undefined if the outcome of a call is unknown. */
export interface KnownKey {
  readonly id: string
  readonly account: string
  /** The original name of the key. */
  readonly originalName: string
  /** Undefined if the response that contained it was lost, and the key was found later. */
  readonly secret: string | undefined
  name: string | undefined
  active: boolean | undefined
  exists: boolean | undefined
  /** Number of calls on the key so far. */
  sequence: number
}

/** A creation and its outcome, according to the result or the error of the call. */
export interface Creation {
  readonly name: string
  outcome: 'pending' | 'created' | 'unknown' | 'not created'
  /** The id of the created key. */
  id?: string
  /** The query of the `OutcomeUnknownError`. */
  lookupQuery?: LookupQuery
}

/** A behavior that must not occur: its subject and a description. */
export type Violation = readonly [subject: 'lists' | 'keys' | 'errors' | 'process', text: string]

/** The result of the program. */
export interface Report {
  readonly creations: readonly Creation[]
  readonly keys: readonly KnownKey[]
  /** Number of calls by call and outcome, for example `get TimeoutError`. */
  readonly outcomes: Readonly<Record<string, number>>
  readonly violations: readonly Violation[]
  /** Resources that keep the process alive after all calls have ended. */
  readonly resources: readonly string[]
  /** Number of listeners that remain on the signal that many calls share. */
  readonly listeners: number
  readonly seconds: number
}
