// Breaks each rule of the mock in turn, and says whether a conformance case of its name notices. One that is broken unseen
// fails the run.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { RULES } from '@workbench-sdk/mock'

const rules = Object.keys(RULES)
const unseen: string[] = []

for (const rule of rules) {
  const seen = await isSeen(rule)
  console.log(`${seen ? 'seen  ' : 'UNSEEN'}  ${rule}`)
  if (!seen) unseen.push(rule)
}
console.log(`\n${rules.length - unseen.length} of ${rules.length} broken rules were seen.`)
if (unseen.length > 0) process.exitCode = 1

/** Whether the rule's cases turn red when the rule is broken, as vitest.config.ts does where it is told to. */
async function isSeen(rule: string): Promise<boolean> {
  const tests = [
    'run',
    'packages/mock/test/conformance.test.ts',
    '--testNamePattern',
    `over mock.fetch.* > ${rule}(?:[:/]|$)`,
  ]
  const env = { ...process.env, WORKBENCH_BREAK_RULE: rule, NO_COLOR: '1' }
  return promisify(execFile)('vitest', tests, { env }).then(
    () => false,
    (error: { stdout?: string }) => /Tests +\d+ failed/.test(error.stdout ?? ''),
  )
}
