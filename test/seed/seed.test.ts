import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RANDOM_SEED, seedFrom } from './seed.ts'

test('properties and samples use inputs generated from the seed', () => {
  const inputs: number[] = []
  fc.assert(
    fc.property(fc.nat(), input => {
      inputs.push(input)
    }),
    { numRuns: 20 },
  )
  expect(inputs).toEqual(fc.sample(fc.nat(), { numRuns: 20, seed: RANDOM_SEED }))
  expect(fc.sample(fc.nat(), 20)).toEqual(inputs)
})

test('the default seed is the same in each run', () => {
  expect(seedFrom(undefined)).toBe(seedFrom(''))
})

test('a number is used as the seed, and "random" selects a new one', () => {
  expect([seedFrom('7'), seedFrom('-7')]).toEqual([7, -7])
  expect(seedFrom('random')).not.toBe(seedFrom('random'))
})

test.each(['soon', '1.5', '4294967296', '1e3', ' 7'])('%j is rejected', value => {
  expect(() => seedFrom(value)).toThrow(`Invalid WORKBENCH_SEED "${value}": expected a 32-bit integer, or "random".`)
})
