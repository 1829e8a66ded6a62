// Measures the size and speed of the client and the mock, and writes the results. Fails if a value exceeds its limit. Arguments
// are names of benchmarks. The results of other benchmarks are kept.
import { execFileSync } from 'node:child_process'
import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { benchCalls } from './calls.ts'
import { benchConsole } from './console.ts'
import { benchImports } from './imports.ts'
import { benchLatency } from './latency.ts'
import { benchMemory } from './memory.ts'
import { benchMock } from './mock.ts'
import { benchMockAlone } from './mock-alone.ts'
import { benchMsw } from './msw.ts'
import { benchPort } from './port.ts'
import { readResults, writeResults } from './results/files.ts'
import { sectionOf } from './results/markdown.ts'
import { isMeasured, problemsOf, type Report, type Run } from './results/report.ts'
import { benchRotation } from './rotation.ts'
import { benchSize } from './size.ts'
import { benchTestFiles } from './test-files.ts'

/** The benchmarks, in the order of the results. A benchmark returns `undefined` if one of its requirements is not installed. */
const BENCHES: Readonly<Record<string, (options: { minutes: number }) => Promise<Report | undefined>>> = {
  size: benchSize,
  imports: benchImports,
  calls: benchCalls,
  rotation: benchRotation,
  'test-files': benchTestFiles,
  msw: benchMsw,
  'mock-alone': benchMockAlone,
  mock: benchMock,
  port: benchPort,
  latency: benchLatency,
  console: benchConsole,
  memory: benchMemory,
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: 'string', default: '1' } },
})
const names = namesIn(positionals)
const minutes = minutesIn(values.minutes)
const run = describeRun()
const measured = new Map((await readResults()).map(result => [result.bench, result]))
const problems: string[] = []
const started = performance.now()
for (const name of names) {
  console.log(`\n── ${name} (${names.indexOf(name) + 1} of ${names.length}, after ${secondsSince(started)} s)`)
  const report = await measure(name)
  if (!report) continue
  console.log(sectionOf(report))
  measured.set(name, { bench: name, run, ...report })
  problems.push(...problemsOf(report))
}
await writeResults(Object.keys(BENCHES).flatMap(name => measured.get(name) ?? []))
console.log(`\nWrote bench/RESULTS.md after ${secondsSince(started)} s.`)
for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exitCode = 1

/**
 * Runs a benchmark. Reports errors instead of throwing them, so that the other benchmarks still run and the results are written.
 */
async function measure(name: string): Promise<Report | undefined> {
  try {
    const report = await BENCHES[name]?.({ minutes })
    const missing = report?.rows.find(row => !isMeasured(row))
    if (missing) throw new Error(`The value of "${missing.name}" was not measured.`)
    return report
  } catch (error) {
    console.error(error)
    problems.push(`${name} failed.`)
    return undefined
  }
}

function namesIn(arguments_: readonly string[]): readonly string[] {
  const all = Object.keys(BENCHES)
  const unknown = arguments_.filter(name => !all.includes(name))
  if (unknown.length > 0) throw new Error(`Unknown benchmark "${unknown[0]}": expected ${all.join(', ')}.`)
  return arguments_.length > 0 ? all.filter(name => arguments_.includes(name)) : all
}

function minutesIn(text: string): number {
  const number = Number(text)
  if (!(number > 0)) throw new Error(`Invalid --minutes "${text}": expected a positive number, e.g. 60.`)
  return number
}

function describeRun(): Run {
  const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim()
  const isChanged =
    git('status', '--porcelain', '--', ':!bench/RESULTS.md', `:!bench/results.json`, ':!docs/public') !== ''
  const { model = 'unknown processors' } = cpus()[0] ?? {}
  return {
    date: new Date().toISOString().slice(0, 10),
    commit: git('rev-parse', '--short', 'HEAD') + (isChanged ? ' with local changes' : ''),
    node: process.versions.node,
    machine: `${cpus().length} × ${model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${process.arch}`,
  }
}

function secondsSince(time: number): string {
  return ((performance.now() - time) / 1e3).toFixed(0)
}
