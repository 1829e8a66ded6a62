import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { toSvg } from './chart.ts'
import { markdownOf } from './markdown.ts'
import type { Result } from './report.ts'

/** The measured values. The other files are generated from this file. */
export const RESULTS = 'bench/results.json'
const FOLDER = 'bench'
/** The documentation serves this folder as /benchmarks. */
export const CHARTS = 'docs/public/benchmarks'

/** Returns the text of each file that shows the results, by its path. */
export function filesOf(results: readonly Result[]): Readonly<Record<string, string>> {
  const pathOf = (bench: string) => `${CHARTS}/${bench}.svg`
  const charts = results.flatMap(({ bench, chart }) => (chart ? [[pathOf(bench), toSvg(chart)]] : []))
  const markdown = markdownOf(results, bench => relative(FOLDER, pathOf(bench)))
  return { 'bench/RESULTS.md': markdown, ...Object.fromEntries(charts) }
}

export async function readResults(): Promise<readonly Result[]> {
  return JSON.parse(await readFile(RESULTS, 'utf8')) as readonly Result[]
}

export async function writeResults(results: readonly Result[]): Promise<void> {
  await rm(CHARTS, { recursive: true, force: true })
  await mkdir(CHARTS, { recursive: true })
  await writeFile(RESULTS, `${JSON.stringify(results, null, 2)}\n`)
  for (const [path, text] of Object.entries(filesOf(results))) await writeFile(path, text)
}
