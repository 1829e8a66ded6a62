// Breaks each rule of the mock and each row of its wire contract, one mutation at a time, and reports which conformance cases
// fail. The run fails if a mutation is not detected by any case for its rule or row, or no longer applies.
import { readFileSync } from 'node:fs'
import { messageOf } from '@workbench-sdk/internal/errors'
import { Judge } from './mutate/judge.ts'
import { Declarations, inWords, type Mutation, type Source } from './mutate/mutation.ts'
import { ROW_MUTATIONS } from './mutate/row-mutations.ts'
import { RULE_MUTATIONS } from './mutate/rule-mutations.ts'
import { unknownNames } from './mutate/unknown-names.ts'

const MUTATIONS: Readonly<Record<string, readonly Mutation[]>> = { ...RULE_MUTATIONS, ...ROW_MUTATIONS }

const wanted = process.argv.slice(2)
const unknown = wanted.find(id => !Object.hasOwn(MUTATIONS, id))
if (unknown !== undefined) throw new Error(`Unknown id "${unknown}": expected the id of a rule or of a row.`)
const ids = wanted.length > 0 ? wanted : Object.keys(MUTATIONS)

await using judge = new Judge()
const intact = await judge.ask({})
if ('problem' in intact) throw new Error(intact.problem)
const { failing, loaded } = intact
if (failing.length > 0) throw new Error(`The mock fails these cases without a mutation: ${failing.join(', ')}.`)

// A mutation changes modules loaded by the mock. It does not change the conformance cases, because they must detect it.
const paths = loaded.filter(path => !/\/(conformance|generated)\//.test(path))
const declarations = new Declarations(paths.map(path => ({ path, text: readFileSync(path, 'utf8') })))
const planned = ids.flatMap(id => (MUTATIONS[id] ?? []).map(mutation => ({ id, mutation, ...applied(mutation) })))
const applicable = planned.flatMap(({ mutated }) => mutated ?? [])
const problems = new Map(unknownNames(applicable).map((problem, index) => [applicable[index], problem]))

let detected = 0
for (const { id, mutation, mutated, problem } of planned) {
  const stale = problem ?? problems.get(mutated)
  const { verdict, reason } = mutated && !stale ? await verdictOn(id, mutated) : { verdict: 'STALE', reason: stale }
  if (verdict === 'detected') detected++
  console.log(`${verdict.padEnd(8)}  ${id}, ${inWords(mutation)}\n          ${reason}`)
}
console.log(`\n${detected} of ${planned.length} mutations were detected by a conformance case of their rule or row.`)
if (detected < planned.length) process.exitCode = 1

/** Returns the mutated file, or the reason why the mutation no longer applies to the code. */
function applied(mutation: Mutation): { readonly mutated?: Source; readonly problem?: string } {
  try {
    return { mutated: declarations.mutated(mutation) }
  } catch (error) {
    return { problem: messageOf(error) }
  }
}

async function verdictOn(id: string, mutated: Source) {
  const judgment = await judge.ask({ id, mutated })
  if ('problem' in judgment) return { verdict: 'MISSED', reason: judgment.problem }
  return judgment.failing.length > 0
    ? { verdict: 'detected', reason: judgment.failing.join(', ') }
    : { verdict: 'MISSED', reason: 'No case fails.' }
}
