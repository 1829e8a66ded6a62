// Breaks each rule of the mock and each row of its wire contract, in one way and in another, and says which of its
// conformance cases notice. A mutation that none of them notices fails the run.
import { execFile } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { promisify } from 'node:util'
import type { Mutation } from '../packages/mock/test/mutation.ts'
import { ROW_MUTATIONS } from '../packages/mock/test/row-mutations.ts'
import { RULE_MUTATIONS } from '../packages/mock/test/rule-mutations.ts'

const wanted = process.argv.slice(2)
const planned = Object.entries({ ...RULE_MUTATIONS, ...ROW_MUTATIONS })
  .filter(([statement]) => wanted.length === 0 || wanted.includes(statement))
  .flatMap(([statement, mutations]) => mutations.map(mutation => ({ statement, mutation })))
const queue = planned.values()
let unseen = 0

await Promise.all(Array.from({ length: availableParallelism() }, work))
console.log(`\n${planned.length - unseen} of ${planned.length} mutations were seen by a case of their own.`)
if (unseen > 0) process.exitCode = 1

async function work(): Promise<void> {
  for (const { statement, mutation } of queue) {
    const { differing, failure } = await judged(statement, mutation)
    if (differing.length === 0) unseen++
    console.log(differing.length > 0 ? `seen    ${differing.join(', ')}` : `UNSEEN  ${statement}: ${failure}`)
  }
}

interface Judged {
  readonly differing: readonly string[]
  /** What to show where nothing differs: what was changed, or why the mock could not be looked at. */
  readonly failure: string
}

async function judged(statement: string, mutation: Mutation): Promise<Judged> {
  const script = 'scripts/mutate/conformance-of-broken.ts'
  const args = ['--conditions=workbench-source', script, statement, JSON.stringify(mutation)]
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args)
    return { differing: JSON.parse(stdout) as string[], failure: mutation.replace }
  } catch (error) {
    const { stderr = '' } = error as { stderr?: string }
    return { differing: [], failure: /^\w*Error: .*$/m.exec(stderr)?.[0] ?? String(error) }
  }
}
