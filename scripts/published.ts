// Packs the packages as npm would publish them, installs them into a project of their own, and looks at them from there.
import { cp } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { makeProject } from './published/project.ts'

/** What to compile with, beside each MSW. */
const COMPILERS = {
  'msw-2.10': ['typescript'],
  'msw-2': ['typescript'],
  msw: ['typescript', 'typescript-6', 'typescript-7'],
}
const CONSUMER = 'test/published-types'

await using project = await makeProject()
const { folder, tarballs, run } = project
for (const tarball of tarballs) {
  await run('publint', ['--strict', tarball])
  await run('attw', ['--profile', 'esm-only', tarball])
}
await cp(CONSUMER, folder, { recursive: true })
for (const [msw, compilers] of Object.entries(COMPILERS)) {
  await project.install(msw, '@types/node', 'vitest', '@jest/globals', '@playwright/test')
  for (const compiler of compilers) await run('node', [resolve('node_modules', compiler, 'bin/tsc'), '-p', folder])
  await run('node', [join(folder, 'consumer.ts')])
}
