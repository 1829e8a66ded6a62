import { defineConfig, type Options } from 'tsup'

const entry = {
  index: 'src/index.ts',
  browser: 'src/browser.ts',
  opentelemetry: 'src/observability/opentelemetry.ts',
  'rotation/index': 'src/rotation/index.ts',
}

const common: Options = {
  entry,
  target: 'es2022',
  platform: 'neutral',
  // Rotation reads and writes files. Deno resolves Node's modules only with the prefix `node:`.
  external: [/^node:/],
  removeNodeProtocol: false,
  // Private packages of this repository.
  noExternal: [/^@workbench-sdk\/(?:contract|internal|query)/],
  // Lists the packages in the build, whose licenses are published.
  metafile: true,
  silent: true,
}

export default defineConfig([
  {
    ...common,
    format: 'esm',
    // The types of the contract become part of the declarations.
    dts: { compilerOptions: { paths: { '@workbench-sdk/contract/*': ['../contract/src/*.ts'] } } },
    sourcemap: true,
    clean: true,
  },
  { ...common, format: 'cjs', splitting: true },
])
