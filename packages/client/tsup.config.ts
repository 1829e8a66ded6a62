import { defineConfig } from 'tsup'

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    browser: 'src/browser.ts',
    opentelemetry: 'src/observability/opentelemetry.ts',
    'rotation/index': 'src/rotation/index.ts',
  },
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  // Rotation reads and writes files. Deno resolves Node's modules only with the prefix `node:`.
  external: [/^node:/],
  removeNodeProtocol: false,
  // Private packages of this repository.
  noExternal: [/^@workbench-sdk\/(?:contract|internal|query)/],
  // The types of the contract become part of the declarations.
  dts: { compilerOptions: { paths: { '@workbench-sdk/contract/*': ['../contract/src/*.ts'] } } },
  sourcemap: true,
  clean: true,
  silent: true,
})
