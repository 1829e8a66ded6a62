import { defineConfig } from 'tsup'

const library = [
  'src/index.ts',
  'src/browser/index.ts',
  'src/conformance/index.ts',
  'src/msw-data/index.ts',
  'src/testing/vitest.ts',
  'src/testing/jest.ts',
  'src/testing/playwright.ts',
]

/** What each of the package's own imports is, for programs and for pages: files of their own, so that a bundler takes one. */
const imports = {
  '#node-server': ['src/transports/http/server.ts', 'src/transports/http/no-server.ts'],
  '#console-files': ['src/host/dashboard/files.ts', 'src/host/dashboard/no-files.ts'],
}

const INTERNAL_PACKAGES = [/^@workbench-sdk\/(conformance|contract|internal|query)/]

/** Where the types of the private packages are, so that they are taken into the declarations instead of imported. */
const TYPES = {
  '@workbench-sdk/conformance': ['../conformance/src/index.ts'],
  '@workbench-sdk/contract/*': ['../contract/src/*.ts'],
}

export default defineConfig({
  entry: [...library, ...Object.values(imports).flat(), 'src/cli/main.ts'],
  format: 'esm',
  target: 'es2022',
  platform: 'node',
  // These packages are private: their code and their types become part of this one.
  noExternal: INTERNAL_PACKAGES,
  external: Object.keys(imports),
  dts: { entry: library, compilerOptions: { paths: TYPES } },
  sourcemap: true,
  clean: true,
  silent: true,
})
