import { defineConfig, type Options } from 'tsup'

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

/** The entries that CommonJS can use. The others need packages that have only ES modules: Vitest, MSW 3 and `@msw/data`. */
const COMMON_JS = [
  'src/index.ts',
  'src/conformance/index.ts',
  'src/transports/msw.ts',
  'src/remote/index.ts',
  'src/testing/jest.ts',
]
/** The packages that have only ES modules. They are part of the CommonJS build, because Jest cannot load them. */
const ONLY_ES_MODULES = ['@noble/hashes', 'ky', 'p-throttle', 'uuid']

const common: Options = {
  target: 'es2022',
  platform: 'node',
  external: Object.keys(imports),
  // Lists the packages in the build, whose licenses are published.
  metafile: true,
  silent: true,
}

export default defineConfig([
  {
    ...common,
    entry: [...library, ...Object.values(imports).flat(), 'src/cli/start.ts', 'src/cli/main.ts'],
    format: 'esm',
    // Private packages of this repository.
    noExternal: INTERNAL_PACKAGES,
    // The declarations use Symbol.dispose, which the library of the target lacks.
    dts: { entry: library, banner: '/// <reference lib="esnext.disposable" />', compilerOptions: { paths: TYPES } },
    sourcemap: true,
    clean: true,
  },
  {
    ...common,
    entry: [...COMMON_JS, ...Object.values(imports).flat()],
    format: 'cjs',
    noExternal: [...INTERNAL_PACKAGES, ...ONLY_ES_MODULES],
    splitting: true,
    shims: true,
  },
])
