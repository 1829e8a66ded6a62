import { defineConfig } from 'vitest/config'

// Tests read the sources, so that a test never runs against a build of yesterday.
const conditions = ['workbench-source', 'node', 'import', 'default']

/** What the mock has to work in, and under which MSW: the lowest that it takes is in Node alone. */
const SURROUNDINGS = [
  { environment: 'node', msw: ['msw', 'msw-2', 'msw-2.10'] },
  { environment: 'jsdom', msw: ['msw', 'msw-2'] },
  { environment: 'happy-dom', msw: ['msw', 'msw-2'] },
].flatMap(({ environment, msw }) => msw.map(name => ({ environment, msw: name })))
const FAULTS = 'packages/mock/test/faults.test.ts'
const IN_SURROUNDINGS = 'packages/mock/test/surroundings/**/*.test.ts'

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    testTimeout: 30_000,
    hookTimeout: 180_000,
    fsModuleCache: true,
    // Many tests wait for processes of their own: one worker less than there are cores leaves cores idle.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: [
            'packages/*/src/**/*.test.ts',
            'packages/*/test/**/*.test.ts',
            'examples/*/**/*.test.ts',
            'test/**/*.test.ts',
          ],
          exclude: [IN_SURROUNDINGS],
        },
      },
      ...SURROUNDINGS.map(({ environment, msw }) => ({
        extends: true as const,
        // The mock's own import of MSW, too.
        resolve: { alias: { msw } },
        test: {
          name: `${environment}, ${msw}`,
          environment,
          // What happy-dom makes of a connection that breaks is errors of its own.
          include: [IN_SURROUNDINGS, ...(environment === 'happy-dom' ? [] : [FAULTS])],
        },
      })),
    ],
  },
})
