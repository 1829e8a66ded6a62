import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { RANDOM_SEED } from './test/seed/seed.ts'
import { IS_SOAK } from './test/soak.ts'

// Many tests start Node. With a cache, it compiles each source once instead of once per process.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'node_modules/.cache/node')

// The workers get the same seed.
if (process.env.WORKBENCH_SEED === 'random')
  console.log(`To repeat the random inputs of this run: WORKBENCH_SEED=${RANDOM_SEED}`)
process.env.WORKBENCH_SEED = String(RANDOM_SEED)

// Tests read the sources, so that a test never runs against an outdated build.
const conditions = ['workbench-source', 'node', 'import', 'default']

/** The latest versions of MSW. Only a long run has the last one of the major version before. */
const LATEST = IS_SOAK ? ['msw', 'msw-2'] : ['msw']
/** The environments in which the mock has to work, and the versions of MSW. */
const ENVIRONMENTS = [
  { environment: 'node', msw: ['msw', 'msw-2.10'] },
  { environment: 'jsdom', msw: LATEST },
  { environment: 'node', msw: ['msw-2'], prefix: 'nightly, ' },
  { environment: 'happy-dom', msw: LATEST, prefix: 'nightly, ' },
].flatMap(({ environment, msw, prefix = '' }) =>
  msw.map(version => ({ environment, msw: version, name: `${prefix}${environment}, ${version}` })),
)
const SEED = 'test/seed/setup.ts'
/** Browser environments do not need the second file, because they are created for each test file. */
const IN_SHARED_PROCESS = [SEED, 'test/restored-process.ts']
const FAULTS = 'packages/mock/test/faults.test.ts'
const IN_ENVIRONMENTS = 'packages/mock/test/environments/**/*.test.ts'

/** Tests that start, stop or kill many processes. */
const WITH_PROCESSES = [
  'packages/client/test/rotation/{killed-and-resumed,two-machines}.test.ts',
  'packages/internal/test/process-lock.test.ts',
  'packages/mock/test/{cli,served-files}.test.ts',
  'test/{client-bundles,journeys}.test.ts',
  'test/examples/*.test.ts',
]

/** Similar tests that would add minutes to CI. They attack a mock, build packages, kill more programs, or wait. */
const NIGHTLY = [
  'packages/cli/test/processes.test.ts',
  'packages/client/test/rotation/{http-stores,killed-and-rolled-back,killed-repeatedly,stores}.test.ts',
  'packages/mock/test/{conformance-command,fake-timers,init,killed}.test.ts',
  'packages/mock/test/{control/parallel,hostile}/*.test.ts',
  'test/class-names.test.ts',
]

/** Files that take more than ten seconds. They start first, so that none of them is still running when all others are done. */
const LONG = new RegExp(
  `/(${[
    'killed[a-z-]*|cli|command-store|conformance|conformance-command|deviations|doc-examples|document-agrees|examples|failing',
    'fake-timers|fleet|generated-requests|hostile|http-stores|init|interleavings|lying-stores|parallel|port|process-lock|processes',
    'rotating|served-files|state-file|status|stores|two-machines',
  ].join('|')})\\.test\\.ts$`,
)

class LongFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => (LONG.test(moduleId) ? 0 : 1)
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b))
  }
}

/** Makes the programs of the documentation check their comments that state a result. */
const SNIPPETS: Plugin = {
  name: 'snippets',
  transform: {
    filter: { id: /\/docs\/snippets\// },
    async handler(code) {
      const { withAssertions } = await import('./packages/client/test/doc-examples/assertions.ts')
      return withAssertions(code).text
    },
  },
}

/** Replaces a source file with a mutated one: see scripts/mutate-bounds.ts. */
const { path: mutatedPath, text: mutatedText }: { readonly path?: string; readonly text?: string } = JSON.parse(
  process.env.WORKBENCH_MUTATION ? readFileSync(process.env.WORKBENCH_MUTATION, 'utf8') : '{}',
)
const MUTATION: Plugin = {
  name: 'mutation',
  enforce: 'pre',
  load: id => (id === mutatedPath ? mutatedText : undefined),
}

export default defineConfig({
  plugins: [SNIPPETS, MUTATION],
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    testTimeout: IS_SOAK ? 600_000 : 180_000,
    hookTimeout: 180_000,
    // A mutated module must not remain in the cache.
    fsModuleCache: mutatedPath === undefined,
    setupFiles: SEED,
    // Loading all modules again in a process per file took a third of the time. Files share processes, so they close
    // what they open.
    isolate: false,
    // Many tests wait for processes that they start, and leases that end, so more workers than cores keep the cores busy.
    maxWorkers: availableParallelism() + 2,
    sequence: { sequencer: LongFilesFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          setupFiles: IN_SHARED_PROCESS,
          include: [
            'packages/*/src/**/*.test.ts',
            'packages/*/test/**/*.test.ts',
            'docs/snippets/**/*.test.ts',
            'examples/*/**/*.test.ts',
            'test/**/*.test.ts',
            'bench/**/*.test.ts',
          ],
          // Clients in other languages and tools are installed in node_modules. `npm run environments` runs test/environments.
          exclude: [...WITH_PROCESSES, ...NIGHTLY, IN_ENVIRONMENTS, 'test/environments/**', '**/node_modules/**'],
        },
      },
      ...Object.entries({ processes: WITH_PROCESSES, nightly: NIGHTLY }).map(([name, include]) => ({
        extends: true as const,
        test: { name, setupFiles: IN_SHARED_PROCESS, include },
      })),
      ...ENVIRONMENTS.map(({ environment, msw, name }) => ({
        extends: true as const,
        // This also applies to the mock's own import of MSW.
        resolve: { alias: { msw } },
        test: {
          name,
          environment,
          // happy-dom itself reports errors if a connection breaks.
          include: [IN_ENVIRONMENTS, ...(environment === 'happy-dom' ? [] : [FAULTS])],
        },
      })),
    ],
  },
})
