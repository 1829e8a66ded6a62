// Generates files from openapi/, the examples, the documentation's tables and the scripts' lists. With --check, reports stale files instead.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import cli from '../packages/cli/package.json' with { type: 'json' }
import { SCHEMA } from '../packages/cli/src/config/schema.ts'
import manifest from '../packages/mock/package.json' with { type: 'json' }
import { BROWSER_PACKAGES } from './browsers/browsers.ts'
import { DEBIAN_PACKAGES_IN_CI } from './foreign-clients/clients.ts'
import { bundle } from './generate/contract.ts'
import { model } from './generate/model.ts'
import { toOpenApi30 } from './generate/openapi-3.0.ts'
import { withSnippets } from './generate/readme.ts'
import { InvalidSourceError } from './generate/resources/parse.ts'
import { controlRoutes, routes } from './generate/routes.ts'
import { tables } from './generate/tables.ts'
import { types } from './generate/types.ts'
import { controlValidators, queryValidators, seedValidator, validators } from './generate/validators.ts'

const NOTE = '// Generated from openapi/ by `npm run generate`. Do not edit.\n'

const GENERATED = 'packages/contract/src/generated'

const { text, contract } = await bundle('workbench').catch(exitIfInvalid)
const control = await bundle('control').catch(exitIfInvalid)
const typed = NOTE + (await types(contract))

const jest = await readFile('examples/testing/jest/keys.test.js', 'utf8')

const files: Record<string, string> = {
  'packages/mock/openapi.json': text,
  'packages/mock/openapi-3.0.json': `${JSON.stringify(toOpenApi30(JSON.parse(text)), undefined, 2)}\n`,
  'packages/mock/control.openapi.json': control.text,
  [`${GENERATED}/openapi.ts`]: typed,
  [`${GENERATED}/model.ts`]: NOTE + model(contract),
  [`${GENERATED}/routes.ts`]: NOTE + routes(contract),
  ...validatorFiles('validators', await validators(contract)),
  [`${GENERATED}/control.ts`]: NOTE + (await types(control.contract)),
  [`${GENERATED}/control-routes.ts`]: NOTE + controlRoutes(control.contract),
  ...validatorFiles('control-bodies', await controlValidators(control.contract)),
  ...validatorFiles('seed', await seedValidator(control.contract)),
  ...validatorFiles('control-queries', await queryValidators(control.contract)),
  'packages/mock/src/version.ts': version(),
  // `workbench-mock init` copies these samples into a project. CI runs them as recipes.
  'packages/mock/samples/jest.js': jest,
  'packages/mock/samples/jest.cjs': commonJs(jest),
  'examples/testing/jest-commonjs/keys.test.js': commonJs(jest),
  'packages/mock/samples/node.js': await readFile('examples/testing/node-test/keys.test.js', 'utf8'),
  'examples/shared-mock/Dockerfile': await withVersion('examples/shared-mock/Dockerfile'),
  ...(await withCliVersion(
    'examples/audit-in-ci/audit-keys.yml',
    'examples/github-actions/rotate-keys.yml',
    'examples/kubernetes/cron-job.yaml',
  )),
  // `.ci/run` installs these packages while npm installs its own.
  '.ci/debian-packages.txt': `${[...BROWSER_PACKAGES, ...DEBIAN_PACKAGES_IN_CI].join('\n')}\n`,
  'packages/cli/config.schema.json': `${JSON.stringify(SCHEMA, undefined, 2)}\n`,
  ...(await readmes('README.md', 'packages/client/README.md', 'packages/mock/README.md', 'packages/cli/README.md')),
  ...Object.fromEntries(
    Object.entries(tables(control.contract)).map(([name, rows]) => [`docs/tables/${name}.md`, `${rows}\n`]),
  ),
}

if (process.argv.includes('--check')) await check()
else await write()

/** Returns a module as CommonJS. */
function commonJs(module: string): string {
  return module.replaceAll(/^import (\{.+\}) from ('.+')$/gm, 'const $1 = require($2)')
}

function validatorFiles(name: string, { code, declarations }: { code: string; declarations: string }) {
  return { [`${GENERATED}/${name}.js`]: NOTE + code, [`${GENERATED}/${name}.d.ts`]: NOTE + declarations }
}

async function readmes(...paths: readonly string[]): Promise<Record<string, string>> {
  return Object.fromEntries(
    await Promise.all(paths.map(async path => [path, await withSnippets(await readFile(path, 'utf8'))] as const)),
  )
}

function version(): string {
  return `// Generated from package.json by \`npm run generate\`. Do not edit.\nexport const VERSION = '${manifest.version}'\n`
}

/** Updates the version of the mock in an image. */
async function withVersion(path: string): Promise<string> {
  return (await readFile(path, 'utf8')).replace(/^(ARG MOCK_VERSION=).*$/m, `$1${manifest.version}`)
}

/** Updates the version of the program in jobs. */
async function withCliVersion(...paths: readonly string[]): Promise<Record<string, string>> {
  const updated = paths.map(async path => {
    const text = await readFile(path, 'utf8')
    return [path, text.replaceAll(/(@workbench-sdk\/cli@)[\w.+-]+/g, `$1${cli.version}`)] as const
  })
  return Object.fromEntries(await Promise.all(updated))
}

/** Reports an invalid file in `openapi/` without a stack trace, and exits. */
function exitIfInvalid(error: unknown): never {
  if (!(error instanceof InvalidSourceError)) throw error
  console.error(error.message)
  process.exit(1)
}

async function write(): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
  }
  console.log(`Wrote ${Object.keys(files).length} files.`)
}

async function check(): Promise<void> {
  const stale: string[] = []
  for (const [path, content] of Object.entries(files)) {
    const committed = await readFile(path, 'utf8').catch(() => undefined)
    if (committed !== content) stale.push(path)
  }
  if (stale.length === 0) return console.log('All generated files are up to date.')
  console.error(
    `Stale files:\n${stale.map(path => `  ${path}`).join('\n')}\nRun \`npm run generate\` and commit the result.`,
  )
  process.exitCode = 1
}
