// Packs the packages as npm would publish them, and installs them into a separate project. Checks their contents, their types
// with each version of TypeScript and MSW, the recipes in examples/testing, and the READMEs and guides as printed. Only a long
// run checks all of them.
import { cp } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { IS_SOAK } from '../test/soak.ts'
import { billOfMaterials, disallowed } from './packages/bill-of-materials.ts'
import { contentDifferences } from './packages/contents.ts'
import { runPages } from './published/pages.ts'
import { createProject, type Project } from './published/project.ts'
import { RECIPE_TOOLS, runRecipes } from './published/recipes.ts'

/** The configuration for the program that uses all entry points. Other configurations have fewer types. */
const WHOLE = 'tsconfig.json'
const CONFIGS = [WHOLE, 'tsconfig.minimal.json', 'tsconfig.es2022.json', 'tsconfig.commonjs.json']
/** The native compiler. It takes a third of the time of the other compilers. */
const FASTEST = 'typescript-7'
const COMPILERS = ['typescript', 'typescript-6', FASTEST]
/** The compilers and configurations to use, for each version of MSW. The recipes run with the last version. */
const COMPILATIONS = {
  // The lowest supported version. The declarations of MSW 2.10 do not compile with TypeScript 7's DOM library.
  ...(IS_SOAK && {
    'msw-2.10': { compilers: COMPILERS, configs: [WHOLE], skipsLibraries: true },
    'msw-2': { compilers: COMPILERS, configs: [WHOLE], skipsLibraries: false },
  }),
  msw: { compilers: IS_SOAK ? COMPILERS : ['typescript', FASTEST], configs: CONFIGS, skipsLibraries: false },
}
const CONSUMER = 'test/published-types'
/** A program that does not need the optional peer dependencies. */
const ALONE = `
  import { existsSync } from 'node:fs'
  import { serve, createHost } from '@workbench-sdk/mock'
  import { connectMock } from '@workbench-sdk/mock/remote'
  if (existsSync('node_modules/msw')) throw new Error('MSW is installed.')
  await using server = await serve(createHost())
  await using mock = await connectMock(server.url)
  await mock.seed('typical')
`

await using project = await createProject()
const isGood = [
  await checkPackages(project),
  await runRecipes(project, { isSample: !IS_SOAK }),
  await runPages(project),
]
process.exitCode = isGood.every(Boolean) ? 0 : 1

async function checkPackages(project: Project): Promise<boolean> {
  const { folder, tarballs, run, install } = project
  const results: boolean[] = []
  const check = async (...command: Parameters<typeof run>) => {
    try {
      await run(...command)
      results.push(true)
    } catch (error) {
      console.error((error as Error).message)
      results.push(false)
    }
  }
  for (const tarball of tarballs) {
    await check('publint', ['--strict', tarball])
    // Vitest, Playwright, MSW's service worker and @msw/data are available only as ES modules. The same applies to the entries
    // for them.
    await check('attw', ['--profile', 'node16', '--ignore-rules', 'cjs-resolves-to-esm', '--', tarball])
  }
  for (const tarball of tarballs) await check('npm', ['publish', '--dry-run', tarball])
  results.push(
    report(await contentDifferences(tarballs), 'Run `npm run pack -- --update-contents` to update the lists.'),
  )
  results.push(report(disallowed(await billOfMaterials(project)), 'These licenses are not allowed.'))
  // Runs as in a container image, without MSW and the other optional peer dependencies.
  await install()
  await check('node', ['--input-type=module', '--eval', ALONE], folder)
  await check('node', ['node_modules/@workbench-sdk/mock/bin/workbench-mock.js', '--help'], folder)
  await cp(CONSUMER, folder, { recursive: true })
  for (const [msw, { compilers, configs, skipsLibraries }] of Object.entries(COMPILATIONS)) {
    await install(msw, ...RECIPE_TOOLS)
    for (const compiler of compilers) {
      for (const config of compiler === FASTEST || IS_SOAK ? configs : [WHOLE]) {
        // Only one compiler checks the declarations of all dependencies, because this takes most of the time.
        const isSkipped = skipsLibraries || (config === WHOLE && compiler !== FASTEST && !IS_SOAK)
        const options = isSkipped ? ['--skipLibCheck'] : []
        await check('node', [resolve('node_modules', compiler, 'bin/tsc'), '-p', join(folder, config), ...options])
      }
    }
    await check('node', [join(folder, 'consumer.ts')])
  }
  await check('node', [join(folder, 'node_modules/.bin/workbench-keys'), '--help'])
  return results.every(Boolean)
}

/** Prints the problems. Returns true if there are no problems. */
function report(problems: readonly string[], hint: string): boolean {
  if (problems.length === 0) return true
  console.error(`${problems.join('\n')}\n${hint}`)
  return false
}
