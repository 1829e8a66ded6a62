// The tests of the page that an engine skips: their tags, the reasons, and the table in decision 041.
import { glob, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { LIMITS } from '../packages/console/test/engines/limits.ts'

/** The tags that select what CI runs, instead of naming something that an engine cannot do. */
const SELECTING = ['@nightly', '@each-engine']
const DECISION = 'decisions/041-run-each-walkthrough-in-three-engines.md'

test('the table in the decision lists each reason to skip a test', async () => {
  const rows = (await readFile(DECISION, 'utf8')).split('\n').filter(line => line.startsWith('| `@'))
  expect(rows).toEqual(LIMITS.map(({ tag, engines, reason }) => `| \`${tag}\` | ${engines.join(', ')} | ${reason} |`))
})

test('each tag has a reason, and each reason has a test', async () => {
  const texts: string[] = []
  for await (const file of glob('packages/console/test/**/*.spec.ts')) texts.push(await readFile(file, 'utf8'))
  const tags = texts.flatMap(text => [...text.matchAll(/'(@[a-z-]+)'/g)].map(([, tag = '']) => tag))
  expect([...new Set(tags)].sort()).toEqual([...LIMITS.map(({ tag }) => tag), ...SELECTING].sort())
})
