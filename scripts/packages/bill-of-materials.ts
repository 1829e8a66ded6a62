import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { table } from '../generate/table.ts'
import type { Project } from '../published/project.ts'
import { bundledPackages } from './notices.ts'
import { PUBLISHED } from './stage.ts'

/** Licenses that permit use, modification and distribution, and only require copies to include their text. */
const ALLOWED = ['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0']

/** The part of a CycloneDX document that this project reads and extends. */
export interface BillOfMaterials {
  readonly components: readonly Component[]
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[]
}

interface Component {
  readonly 'bom-ref': string
  readonly name: string
  readonly version: string
  readonly licenses?: readonly { readonly license?: { readonly id?: string }; readonly expression?: string }[]
}

/** Lists the published packages, the packages installed with them by npm, and the packages whose code they contain. */
export async function billOfMaterials({ folder, run, sourcesOf }: Project): Promise<BillOfMaterials> {
  const target = join(folder, 'bill-of-materials')
  const names = PUBLISHED.map(name => `@workbench-sdk/${name}`)
  const sources = (await sourcesOf(names)).map(file => `file:${file}`)
  const dependencies = Object.fromEntries(names.map((name, index) => [name, sources[index]]))
  await mkdir(target, { recursive: true })
  await writeFile(
    join(target, 'package.json'),
    JSON.stringify({ name: 'workbench-sdk', version: '0.0.0', private: true, dependencies }),
  )
  await run('npm', ['install', '--package-lock-only', '--prefer-offline'], target)
  const sbom = ['--package-lock-only', '--sbom-format', 'cyclonedx', '--sbom-type', 'library']
  const installed = JSON.parse(await run('npm', ['sbom', ...sbom], target), withoutLocalFiles) as BillOfMaterials
  return withBundled(installed)
}

/** Removes local paths, because npm reports the paths of the tarballs. */
function withoutLocalFiles(key: string, value: unknown): unknown {
  if (key !== 'externalReferences') return value
  return (value as readonly { readonly url: string }[]).filter(({ url }) => !url.startsWith('file:'))
}

async function withBundled(installed: BillOfMaterials): Promise<BillOfMaterials> {
  const components = new Map(installed.components.map(component => [component['bom-ref'], component]))
  const edges = new Map(installed.dependencies.map(({ ref, dependsOn }) => [ref, new Set(dependsOn)]))
  for (const name of PUBLISHED) {
    const owner = installed.components.find(component => component.name === `@workbench-sdk/${name}`)
    for (const bundled of await bundledPackages(join('packages', name))) {
      const component = componentOf(bundled)
      if (!components.has(component['bom-ref'])) components.set(component['bom-ref'], component)
      if (owner) edges.get(owner['bom-ref'])?.add(component['bom-ref'])
    }
  }
  return {
    ...installed,
    components: [...components.values()],
    dependencies: [...edges].map(([ref, dependsOn]) => ({ ref, dependsOn: [...dependsOn] })),
  }
}

function componentOf({ name, version, license }: { name: string; version: string; license: string }) {
  const ref = `${name}@${version}`
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`
  return {
    'bom-ref': ref,
    type: 'library',
    name,
    version,
    scope: 'required',
    purl,
    licenses: [{ license: { id: license } }],
  }
}

/** Returns the components whose licenses are not allowed, with the license. */
export function disallowed({ components }: BillOfMaterials): readonly string[] {
  return components
    .filter(component => !ALLOWED.includes(licenseOf(component)))
    .map(component => `${component['bom-ref']}: ${licenseOf(component)}`)
}

/** Returns a Markdown list of each component's license. */
export function licenseReport({ components }: BillOfMaterials): string {
  const rows = components.map(component => [component.name, component.version, licenseOf(component)])
  return `# Licenses\n\nOf the packages, of all that npm installs with them, and of the code that they contain.\n\n${table(['package', 'version', 'license'], rows)}\n`
}

function licenseOf({ licenses = [] }: Component): string {
  return licenses.map(({ license, expression }) => license?.id ?? expression).join(' AND ') || 'unknown'
}
