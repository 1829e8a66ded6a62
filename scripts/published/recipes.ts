import { cp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BINARY, FLAGS, isInstalled } from '../browsers/chromium.ts'
import type { Project } from './project.ts'

/** The published recipes, and additional tests of the same kind. */
const SOURCES = ['examples/testing', 'test/recipes']

/** The recipes' dependencies, except MSW. */
export const RECIPE_TOOLS = ['vitest', 'jest', '@jest/globals', '@playwright/test', '@types/node']

interface Recipe {
  readonly folder: string
  /** Additional arguments for the recipe's command. */
  readonly args?: readonly string[]
  readonly needsChromium?: true
}

/** The configuration for Debian's Chromium. Users have the browser that Playwright installs. */
const CONFIG = 'debian.config.ts'

const RECIPES: Readonly<Record<string, Recipe>> = {
  Vitest: { folder: 'vitest' },
  Jest: { folder: 'jest' },
  'Jest with CommonJS': { folder: 'jest-commonjs' },
  'node:test': { folder: 'node-test' },
  Playwright: { folder: 'playwright', args: ['--', '--config', CONFIG], needsChromium: true },
}

/**
 * Runs each recipe with its own `npm test`. Returns false if a recipe fails or, in CI, if Chromium is missing.
 *
 * @param isSample whether to leave out the recipes that need Chromium
 */
export async function runRecipes(project: Project, { isSample }: { isSample: boolean }): Promise<boolean> {
  for (const source of SOURCES)
    await cp(source, project.folder, { recursive: true, filter: name => !name.endsWith('.md') })
  await writeFile(join(project.folder, 'playwright', CONFIG), debianConfig())
  const outcomes: Record<string, string> = {}
  for (const [name, recipe] of Object.entries(RECIPES))
    if (!(isSample && recipe.needsChromium)) outcomes[name] = await outcomeOf(recipe, project)
  console.table(outcomes)
  if (Object.values(outcomes).includes('missing'))
    console.log('Chromium is not installed. To install it, run this command with --install.')
  const bad = process.env.CI ? ['failed', 'missing'] : ['failed']
  return !Object.values(outcomes).some(outcome => bad.includes(outcome))
}

async function outcomeOf({ folder, args = [], needsChromium }: Recipe, { run, ...project }: Project): Promise<string> {
  if (needsChromium && !(await isInstalled())) return 'missing'
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
