import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { Judge } from '../../scripts/mutate/judge.ts'

const path = resolve('packages/query/src/parse.ts')

test('a mutation with an infinite loop is stopped, and the next one is judged', async () => {
  await using judge = new Judge()
  expect(await judge.ask({ id: 'sort' })).toMatchObject({ failing: [] })
  const endless = { path, text: `${readFileSync(path, 'utf8')}\nfor (;;);` }
  expect(await judge.ask({ id: 'sort', mutated: endless }, 500)).toEqual({
    problem: 'The cases did not finish within 0.5 s.',
  })
  const reversed = { path, text: readFileSync(path, 'utf8').replace("sign === '-'", "sign !== '-'") }
  expect(await judge.ask({ id: 'sort', mutated: reversed })).toMatchObject({ failing: ['sort'] })
})
