import type { Seed } from '../seeding/seed.ts'

/** What to put into a mock, as it is at a moment of the mock's clock: a literal that knows how old things are. */
export type Scenario<S extends Seed = Seed> = (now: Date) => S

/** A scenario that has a name. */
export interface NamedScenario {
  /** What is in it, for people who choose one. */
  readonly says: string
  /** @param n how many accounts, where the scenario is about a number of them. */
  readonly seed: (now: Date, n?: number) => Seed
  /** How many there are where nothing is said. A scenario without this is not about a number. */
  readonly n?: number
}

const DAY = 86_400_000

/** The moment that was so many days before. */
export const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * DAY)
