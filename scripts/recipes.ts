// Runs the recipes in examples/testing as users would, with the packages as npm would publish them, and then the tests in
// test/recipes. Fails if a recipe fails or, in CI, if Chromium is missing. --install installs Debian's Chromium first.

import { CHROMIUM } from './browsers/chromium.ts'
import { createProject } from './published/project.ts'
import { RECIPE_TOOLS, runRecipes } from './published/recipes.ts'
import { installDebianPackages } from './system-packages.ts'

if (process.argv.includes('--install')) await installDebianPackages([CHROMIUM])
await using project = await createProject()
await project.install('msw', ...RECIPE_TOOLS)
process.exitCode = (await runRecipes(project, { isSample: false })) ? 0 : 1
