import { randomInt } from 'node:crypto'

/** The seed without `WORKBENCH_SEED`: each run tests the same inputs, so a change cannot fail because of an input that it did not cause. */
const DEFAULT = 2026

/** Returns the seed that `WORKBENCH_SEED` selects: a number, or a new one if it is `random`. */
export function seedFrom(value: string | undefined): number {
  if (value === undefined || value === '') return DEFAULT
  if (value === 'random') return randomInt(2 ** 31)
  if (!/^-?\d{1,10}$/.test(value) || Number(value) !== (Number(value) | 0))
    throw new Error(`Invalid WORKBENCH_SEED "${value}": expected a 32-bit integer, or "random".`)
  return Number(value)
}

/** The seed of this run. `vitest.config.ts` chooses it before the workers start. */
export const RANDOM_SEED = seedFrom(process.env.WORKBENCH_SEED)
