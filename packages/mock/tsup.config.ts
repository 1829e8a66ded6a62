import { defineConfig } from 'tsup'

const library = [
  'src/index.ts',
  'src/conformance/index.ts',
  'src/data/index.ts',
  'src/testing/vitest.ts',
  'src/testing/jest.ts',
  'src/testing/playwright.ts',
]

export default defineConfig({
  entry: [...library, 'src/cli/main.ts'],
  format: 'esm',
  target: 'es2022',
  platform: 'node',
  // The query language is the client's, too, and no package of its own to anybody else.
  noExternal: ['@workbench-sdk/query'],
  dts: { entry: library },
  sourcemap: true,
  clean: true,
  silent: true,
})
