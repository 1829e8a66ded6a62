import { type Assumptions, resolveAssumptions } from './assumptions.ts'
import { isObject } from './json.ts'

/** The behavior of a Workbench deployment, as recorded by `workbench-mock conformance --write-profile`. */
export interface Profile {
  /** The version of this format. */
  readonly profile: 1
  /** The time at which the profile was recorded, in ISO 8601. */
  readonly recordedAt: string
  readonly baseUrl: string
  /** The observed values. Assumptions that were not observed keep their defaults. */
  readonly assumptions: Partial<Assumptions>
  /** The assumptions that were not observed, with the reasons. */
  readonly unobserved: Readonly<Record<string, string>>
  /** The differences that the mock cannot reproduce, because no assumption covers them. */
  readonly notReproduced: readonly { readonly id: string; readonly expected: unknown; readonly actual: unknown }[]
}

/** A profile as parsed JSON. It is validated when it is used. */
export interface ProfileInput {
  readonly profile: number
  readonly assumptions: Readonly<Record<string, unknown>>
}

/** @throws TypeError if the value is not a profile, or if one of its assumptions is unknown or invalid */
export function assumptionsFromProfile(profile: ProfileInput): Readonly<Record<string, unknown>> {
  const value: unknown = profile
  if (!isObject(value) || value.profile !== 1 || !isObject(value.assumptions)) {
    throw new TypeError(
      'Invalid profile: expected "profile": 1 and "assumptions". Use `workbench-mock conformance --write-profile` to create one.',
    )
  }
  resolveAssumptions(value.assumptions)
  return value.assumptions
}
