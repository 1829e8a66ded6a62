import { defineConfig } from 'tsup'

export default defineConfig({
  entry: ['src/index.ts', 'src/cli/main.ts', 'src/conformance/index.ts', 'src/data/index.ts'],
  format: 'esm',
  target: 'es2022',
  platform: 'node',
  // The query language is the client's, too, and no package of its own to anybody else.
  noExternal: ['@workbench-sdk/query'],
  dts: { entry: ['src/index.ts', 'src/conformance/index.ts', 'src/data/index.ts'] },
  sourcemap: true,
  clean: true,
  silent: true,
})
