import { defineConfig } from 'vitest/config'

// Tests read the sources, so that a test never runs against a build of yesterday.
const conditions = ['workbench-source', 'node', 'import', 'default']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: [
      'packages/*/src/**/*.test.ts',
      'packages/*/test/**/*.test.ts',
      'examples/*/**/*.test.ts',
      'test/**/*.test.ts',
    ],
    testTimeout: 30_000,
    fsModuleCache: true,
  },
})
