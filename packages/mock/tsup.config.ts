import { defineConfig } from 'tsup'

const library = [
  'src/index.ts',
  'src/browser/index.ts',
  'src/conformance/index.ts',
  'src/data/index.ts',
  'src/testing/vitest.ts',
  'src/testing/jest.ts',
  'src/testing/playwright.ts',
]

/** What `#node-server` is, for programs and for pages: files of their own, so that a bundler takes one of them. */
const servers = ['src/adapters/node-server.ts', 'src/adapters/no-server.ts']

export default defineConfig({
  entry: [...library, ...servers, 'src/cli/main.ts'],
  format: 'esm',
  target: 'es2022',
  platform: 'node',
  // The query language is the client's, too, and no package of its own to anybody else.
  noExternal: ['@workbench-sdk/query'],
  external: ['#node-server'],
  dts: { entry: library },
  sourcemap: true,
  clean: true,
  silent: true,
})
