import { defineConfig } from 'tsup'

const library = [
  'src/index.ts',
  'src/browser/index.ts',
  'src/conformance/index.ts',
  'src/msw-data/index.ts',
  'src/transports/msw.ts',
  'src/remote/index.ts',
  'src/testing/vitest.ts',
  'src/testing/jest.ts',
  'src/testing/playwright.ts',
]

/** The package's own imports (`imports` in package.json). Programs and pages resolve them to different files, so these are separate entries. */
const imports = {
  '#sha256': ['src/platform/sha256.ts', 'src/platform/sha256-in-browser.ts'],
  '#node-server': ['src/transports/http/server.ts', 'src/transports/http/no-server.ts'],
  '#console-files': ['src/host/dashboard/files.ts', 'src/host/dashboard/no-files.ts'],
}

const INTERNAL_PACKAGES = [/^@workbench-sdk\/(conformance|contract|internal|query)/]

/** The sources of the private packages' types. Paths make the declarations contain them instead of importing them. */
const TYPES = {
  '@workbench-sdk/conformance': ['../conformance/src/index.ts'],
  '@workbench-sdk/contract/*': ['../contract/src/*.ts'],
}

export default defineConfig({
  entry: [...library, ...Object.values(imports).flat(), 'src/cli/main.ts'],
  format: 'esm',
  target: 'es2022',
  platform: 'node',
  // Private packages of this repository.
  noExternal: INTERNAL_PACKAGES,
  external: Object.keys(imports),
  // The declarations use Symbol.dispose, which the library of the target lacks.
  dts: { entry: library, banner: '/// <reference lib="esnext.disposable" />', compilerOptions: { paths: TYPES } },
  sourcemap: true,
  clean: true,
  silent: true,
})
