import { defineConfig } from 'vitest/config'
import { broken, MUTATIONS } from './packages/mock/test/mutations.ts'

// Tests read the sources, so that a test never runs against a build of yesterday.
const conditions = ['workbench-source', 'node', 'import', 'default']

/** For `npm run mutate`: the tests see the mock with the rule of this id broken. */
const rule = Object.keys(MUTATIONS).find(id => id === process.env.WORKBENCH_BREAK_RULE) as
  | keyof typeof MUTATIONS
  | undefined

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  plugins: rule ? [breaking(rule)] : [],
  test: {
    include: [
      'packages/*/src/**/*.test.ts',
      'packages/*/test/**/*.test.ts',
      'examples/*/**/*.test.ts',
      'test/**/*.test.ts',
    ],
    testTimeout: 30_000,
    // The cache goes by what is in the files, and does not see what is broken on the way.
    fsModuleCache: rule === undefined,
  },
})

function breaking(id: keyof typeof MUTATIONS) {
  return {
    name: 'break-a-rule',
    enforce: 'pre' as const,
    transform: (code: string, file: string) =>
      file.endsWith(`/packages/mock/src/${MUTATIONS[id].file}`) ? broken(id, code) : undefined,
  }
}
