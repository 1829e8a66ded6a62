import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'

/** A package whose code is part of a published package. */
export interface Bundled {
  readonly name: string
  readonly version: string
  readonly license: string
  readonly text: string
}

/** The part of esbuild's metafile that lists a bundle's files. */
interface Metafile {
  readonly outputs: Readonly<Record<string, { readonly inputs: object }>>
}

/** The package that generates the validators. Its files are not inputs to the build. */
const GENERATOR = 'ajv'
const VALIDATORS = 'contract/src/generated/validators.js'
/** The license list, written by Vite. */
const PAGE_LICENSES = 'console/.vite/licenses.json'

/** Returns the packages whose code is in a package's build, sorted by name. */
export async function bundledPackages(folder: string): Promise<readonly Bundled[]> {
  const names = new Set([...(await namesInBuild(folder)), ...(await namesInPage(folder))])
  return Promise.all([...names].sort().map(name => bundled(name, folder)))
}

/** Returns the licenses of all packages as one file. */
export function noticesOf(packages: readonly Bundled[]): string {
  const sections = packages.map(
    ({ name, version, license, text }) => `## ${name} ${version}\n\n${license}\n\n\`\`\`\n${text.trim()}\n\`\`\`\n`,
  )
  return ['# Licenses of third-party code in this package\n', ...sections].join('\n')
}

async function namesInBuild(folder: string): Promise<readonly string[]> {
  const dist = join(folder, 'dist')
  const reports = (await readdir(dist)).filter(file => /^metafile-\w+\.json$/.test(file))
  if (reports.length === 0) throw new Error(`${dist} contains no metafile. Run npm run build.`)
  const inputs: string[] = []
  for (const report of reports) {
    const { outputs }: Metafile = JSON.parse(await readFile(join(dist, report), 'utf8'))
    inputs.push(...Object.values(outputs).flatMap(output => Object.keys(output.inputs)))
  }
  const generators = inputs.some(input => input.endsWith(VALIDATORS)) ? [GENERATOR] : []
  return [...inputs.flatMap(input => packageOf(input) ?? []), ...generators]
}

async function namesInPage(folder: string): Promise<readonly string[]> {
  const text = await readFile(join(folder, PAGE_LICENSES), 'utf8').catch(() => '[]')
  const licenses: readonly { readonly name: string }[] = JSON.parse(text)
  return licenses.map(({ name }) => name)
}

/** Returns the name of the package that contains a file. */
function packageOf(file: string): string | undefined {
  return /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]
}

async function bundled(name: string, folder: string): Promise<Bundled> {
  const source = await sourceOf(name, folder)
  const { version, license } = JSON.parse(await readFile(join(source, 'package.json'), 'utf8'))
  const file = (await readdir(source)).find(each => /^(licen[cs]e|copying)\b/i.test(each))
  if (file === undefined) throw new Error(`${name} contains no license. Do not bundle it.`)
  return { name, version, license, text: await readFile(join(source, file), 'utf8') }
}

/** Returns the source of a package. The page's packages are installed in its workspace or at the root. */
async function sourceOf(name: string, folder: string): Promise<string> {
  for (const parent of [folder, 'packages/console', '.']) {
    const source = resolve(parent, 'node_modules', name)
    if ((await readdir(source).catch(() => [])).length > 0) return source
  }
  throw new Error(`${name} is not installed.`)
}
