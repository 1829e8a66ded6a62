// Prints the source files whose functions run during one warm call, based on V8's precise coverage:
//
//     node --conditions=workbench-source scripts/trace-files.ts create
//
// Files that contain only types, or whose code runs only on load, are not listed.
import { Session } from 'node:inspector/promises'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { JOURNEYS, type Journey } from './trace-files/journeys.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

const [name = ''] = process.argv.slice(2)
if (!Object.hasOwn(JOURNEYS, name)) {
  throw new Error(`Unknown journey "${name}". Expected one of: ${Object.keys(JOURNEYS).join(', ')}.`)
}
const files = await filesEntered(JOURNEYS[name as keyof typeof JOURNEYS])
console.log([`${files.length} files`, ...files].join('\n'))

/** Runs the journey twice, so that everything is loaded, and returns the files entered by the second run. */
async function filesEntered({ packages, prepare }: Journey): Promise<string[]> {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
  await using journey = await prepare()
  await journey.run()
  await session.post('Profiler.takePreciseCoverage')
  await journey.run()
  const { result } = await session.post('Profiler.takePreciseCoverage')
  return result
    .filter(({ functions }) => functions.some(({ ranges: [whole] }) => whole !== undefined && whole.count > 0))
    .filter(({ url }) => url.startsWith('file:'))
    .map(({ url }) => relative(ROOT, fileURLToPath(url)))
    .filter(path => packages.some(each => path.startsWith(`packages/${each}/src/`)))
    .toSorted()
}
