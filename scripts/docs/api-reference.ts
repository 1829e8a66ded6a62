import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { Application, type DeclarationReflection, OptionDefaults, type TypeDocOptions } from 'typedoc'
import type { PluginOptions } from 'typedoc-plugin-markdown'

interface Entry {
  /** The specifier in an import, without `@workbench-sdk/`. */
  readonly name: string
  readonly source: string
}

const ENTRIES: readonly Entry[] = [
  { name: 'client', source: 'packages/client/src/index.ts' },
  { name: 'client/rotation', source: 'packages/client/src/rotation/index.ts' },
  { name: 'client/opentelemetry', source: 'packages/client/src/observability/opentelemetry.ts' },
  { name: 'mock', source: 'packages/mock/src/index.ts' },
  { name: 'mock/vitest', source: 'packages/mock/src/testing/vitest.ts' },
  { name: 'mock/jest', source: 'packages/mock/src/testing/jest.ts' },
  { name: 'mock/playwright', source: 'packages/mock/src/testing/playwright.ts' },
  { name: 'mock/msw', source: 'packages/mock/src/transports/msw.ts' },
  { name: 'mock/browser', source: 'packages/mock/src/browser/index.ts' },
  { name: 'mock/remote', source: 'packages/mock/src/remote/index.ts' },
  { name: 'mock/conformance', source: 'packages/mock/src/conformance/index.ts' },
  { name: 'mock/data', source: 'packages/mock/src/msw-data/index.ts' },
]

const OPTIONS: Partial<TypeDocOptions & PluginOptions> = {
  entryPoints: ENTRIES.map(({ source }) => source),
  plugin: ['typedoc-plugin-markdown'],
  // `npm run typecheck` checks them.
  skipErrorChecking: true,
  excludeInternal: true,
  excludePrivate: true,
  excludeExternals: true,
  disableSources: true,
  readme: 'none',
  outputFileStrategy: 'modules',
  blockTags: [...OptionDefaults.blockTags, '@description'],
  hidePageHeader: true,
  hideBreadcrumbs: true,
  hidePageTitle: false,
  entryFileName: 'index',
  parametersFormat: 'table',
  interfacePropertiesFormat: 'table',
  classPropertiesFormat: 'table',
  typeDeclarationFormat: 'table',
  enumMembersFormat: 'table',
  expandObjects: false,
  useCodeBlocks: true,
  // VitePress numbers headings with the same text differently.
  useHTMLAnchors: true,
  pageTitleTemplates: { index: 'API', member: '{name}', module: '@workbench-sdk/{name}' },
  logLevel: 'Warn',
}

/** Writes a page for each entry point of the packages, generated from its doc comments. */
export async function writeApiReference(folder: string): Promise<void> {
  const app = await Application.bootstrapWithPlugins({
    ...OPTIONS,
    tsconfig: await writeConfig(dirname(folder)),
    outputs: [{ name: 'markdown', path: folder }],
  })
  const project = await app.convert()
  if (!project) throw new Error('TypeDoc could not read the packages.')
  for (const module of project.children ?? []) module.name = nameOf(module)
  await app.generateOutputs(project)
}

/** Writes a configuration with the entry points only, because TypeDoc reads each file that a configuration includes, and returns its path. */
async function writeConfig(folder: string): Promise<string> {
  const config = {
    extends: relative(folder, 'tsconfig.json'),
    files: ENTRIES.map(({ source }) => resolve(source)),
    include: [],
  }
  const path = join(folder, 'tsconfig.json')
  await mkdir(folder, { recursive: true })
  await writeFile(path, JSON.stringify(config))
  return path
}

/** Returns the import specifier of a module. */
function nameOf({ name }: DeclarationReflection): string {
  const entry = ENTRIES.find(({ source }) => source === `packages/${name}.ts` || source === `packages/${name}/index.ts`)
  if (!entry) throw new Error(`TypeDoc found an unknown module ${name}.`)
  return entry.name
}
