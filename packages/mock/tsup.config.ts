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

/** What each of the package's own imports is, for programs and for pages: files of their own, so that a bundler takes one. */
const imports = {
  '#node-server': ['src/adapters/node-server.ts', 'src/adapters/no-server.ts'],
  '#console-files': ['src/page/console-files.ts', 'src/page/no-console-files.ts'],
}

export default defineConfig({
  entry: [...library, ...Object.values(imports).flat(), 'src/cli/main.ts'],
  format: 'esm',
  target: 'es2022',
  platform: 'node',
  // Private packages of this repository.
  noExternal: [/^@workbench-sdk\/(?:internal|query)/],
  external: Object.keys(imports),
  dts: { entry: library },
  sourcemap: true,
  clean: true,
  silent: true,
})
