import { parseDuration } from '../durations.ts'
import type { SettingsInput } from './schema.ts'

/** Settings for key rotation. Durations are in milliseconds. Omitted settings use the client's defaults. */
export interface Settings {
  readonly olderThan?: number
  readonly gracePeriod?: number
  readonly wait?: boolean
  readonly retire?: 'delete' | 'disable'
  readonly deleteAfter?: number
  readonly create?: boolean
  readonly afterStore?: string
  readonly settleTimeout?: number
  readonly lease?: number
}

/** Converts the durations of a configuration. */
export function parseSettings(input: SettingsInput): Settings {
  const { olderThan, gracePeriod, deleteAfter, settleTimeout, lease, ...others } = input
  const durations = { olderThan, gracePeriod, deleteAfter, settleTimeout, lease }
  const parsed = Object.entries(durations).flatMap(([name, text]) =>
    text === undefined ? [] : [[name, parseDuration(text)] as const],
  )
  return { ...others, ...Object.fromEntries(parsed) }
}
