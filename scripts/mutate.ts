// Breaks each rule of the mock in turn, in one way and in another, and says which of its conformance cases notice. A
// mutation that none of them notices fails the run.
import { execFile } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { promisify } from 'node:util'
import { RULES } from '@workbench-sdk/mock'
import { MUTATIONS, type Mutation } from '../packages/mock/test/mutations.ts'

const planned = Object.keys(RULES).flatMap(rule =>
  MUTATIONS[rule as keyof typeof RULES].map(mutation => ({ rule, mutation })),
)
const queue = planned.values()
let unseen = 0

await Promise.all(Array.from({ length: availableParallelism() }, work))
console.log(`\n${planned.length - unseen} of ${planned.length} mutations were seen by a case of their rule.`)
if (unseen > 0) process.exitCode = 1

async function work(): Promise<void> {
  for (const { rule, mutation } of queue) {
    const differing = await casesThatDiffer(rule, mutation)
    if (differing.length === 0) unseen++
    console.log(differing.length > 0 ? `seen    ${differing.join(', ')}` : `UNSEEN  ${rule}: ${mutation.replace}`)
  }
}

async function casesThatDiffer(rule: string, mutation: Mutation): Promise<string[]> {
  const script = [
    '--conditions=workbench-source',
    'scripts/mutate/conformance-of-broken.ts',
    rule,
    JSON.stringify(mutation),
  ]
  const { stdout } = await promisify(execFile)(process.execPath, script)
  return JSON.parse(stdout) as string[]
}
