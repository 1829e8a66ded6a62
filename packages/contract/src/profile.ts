import { type Assumptions, resolveAssumptions } from './assumptions.ts'
import { isObject } from './json.ts'

/** How a deployment answers where Workbench is guessed about, as `workbench-mock conformance --write-profile` records it. */
export interface Profile {
  /** The version of this format. */
  readonly profile: 1
  /** ISO 8601. */
  readonly recordedAt: string
  readonly baseUrl: string
  /** What was seen. The rest stays as it is by default. */
  readonly assumptions: Partial<Assumptions>
  /** The guesses that were not seen, and why. */
  readonly unseen: Readonly<Record<string, string>>
  /** What differs and is no guess, so that a mock cannot be told to do so. */
  readonly notReproduced: readonly { readonly id: string; readonly expected: unknown; readonly came: unknown }[]
}

/** A profile as JSON gives it: what is in it is looked at when it is used. */
export interface ProfileInput {
  readonly profile: number
  readonly assumptions: Readonly<Record<string, unknown>>
}

/** @throws TypeError where it is no profile, or has an assumption that is none. */
export function assumptionsFromProfile(profile: ProfileInput): Readonly<Record<string, unknown>> {
  const given: unknown = profile
  const isProfile = isObject(given) && given.profile === 1 && isObject(given.assumptions)
  if (!isProfile) {
    throw new TypeError(
      'This is no profile: it lacks "profile": 1 or "assumptions". `workbench-mock conformance --write-profile` makes one.',
    )
  }
  resolveAssumptions(profile.assumptions)
  return profile.assumptions
}
