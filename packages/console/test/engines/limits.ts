import type { EngineName } from './engines.ts'

/** A reason to skip the tests with a tag. The table in decision 041 repeats these. */
interface Limit {
  readonly tag: string
  readonly engines: readonly EngineName[]
  readonly reason: string
}

const DRIVEN = ['firefox', 'webkit'] as const

export const LIMITS: readonly Limit[] = [
  { tag: '@dark', engines: DRIVEN, reason: 'the driver cannot emulate a color scheme' },
  { tag: '@download', engines: DRIVEN, reason: 'the driver cannot read a download' },
  { tag: '@heap', engines: DRIVEN, reason: 'the driver cannot take a heap snapshot' },
  { tag: '@held', engines: DRIVEN, reason: 'the driver cannot repeat a held key, or count clicks' },
  { tag: '@leave', engines: DRIVEN, reason: 'the common interface has no dialog of a page that is left' },
  { tag: '@network', engines: DRIVEN, reason: 'the common interface cannot read or intercept requests' },
  { tag: '@print', engines: DRIVEN, reason: 'the common interface cannot emulate printing' },
  { tag: '@tabs', engines: DRIVEN, reason: 'the driver cannot keep several tabs visible' },
  {
    tag: '@navigation',
    engines: ['firefox'],
    reason: 'the driver does not respond if the page leaves during a script',
  },
]

/** Returns why a test is skipped. */
export const reasonsToSkip = (tags: readonly string[], engineName: EngineName): readonly string[] =>
  LIMITS.filter(limit => tags.includes(limit.tag) && limit.engines.includes(engineName)).map(({ reason }) => reason)
