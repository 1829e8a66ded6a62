// Runs the recipes of examples/testing as their readers would, each by its own `npm test`, on the packages as npm would
// publish them; and after them more tests of the same kind, which are none to copy. Fails where one fails, and in CI also
// where Chromium is missing. With --install it first installs that, from Debian.
import { cp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeProject, type Project } from './published/project.ts'
import { BINARY, FLAGS, installChromium, isThere } from './runtimes/chromium.ts'

const SOURCES = ['examples/testing', 'test/recipes']
const TOOLS = ['msw', 'vitest', 'jest', '@jest/globals', '@playwright/test', '@types/node']

interface Recipe {
  readonly folder: string
  /** What it adds to the reader's command. */
  readonly args?: readonly string[]
  readonly needsChromium?: true
}

/** What a reader's own Playwright has, and Debian's Chromium needs. */
const CONFIG = 'debian.config.ts'

const RECIPES: Readonly<Record<string, Recipe>> = {
  Vitest: { folder: 'vitest' },
  Jest: { folder: 'jest' },
  'node:test': { folder: 'node-test' },
  Playwright: { folder: 'playwright', args: ['--', '--config', CONFIG], needsChromium: true },
}

if (process.argv.includes('--install')) await installChromium()
await using project = await makeProject()
await project.install(...TOOLS)
for (const source of SOURCES)
  await cp(source, project.folder, { recursive: true, filter: name => !name.endsWith('.md') })
await writeFile(join(project.folder, 'playwright', CONFIG), debianConfig())

const outcomes: Record<string, string> = {}
for (const [name, recipe] of Object.entries(RECIPES)) outcomes[name] = await outcomeOf(recipe, project)
console.table(outcomes)
if (Object.values(outcomes).includes('missing')) console.log('With --install this installs what is missing.')
const bad = process.env.CI ? ['failed', 'missing'] : ['failed']
process.exitCode = Object.values(outcomes).some(outcome => bad.includes(outcome)) ? 1 : 0

async function outcomeOf({ folder, args = [], needsChromium }: Recipe, { run, ...project }: Project): Promise<string> {
  if (needsChromium && !(await isThere())) return 'missing'
  try {
    await run('npm', ['test', ...args], join(project.folder, folder))
    return 'passed'
  } catch (error) {
    console.error((error as Error).message.replaceAll(/wbmock_\w+/g, '[secret]'))
    return 'failed'
  }
}

function debianConfig(): string {
  const launchOptions = { executablePath: BINARY, args: FLAGS }
  return `import { defineConfig } from '@playwright/test'
import config from './playwright.config.ts'

export default defineConfig(config, ${JSON.stringify({ reporter: 'line', use: { launchOptions } })})
`
}
