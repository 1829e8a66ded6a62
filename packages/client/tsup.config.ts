import { defineConfig } from 'tsup'

export default defineConfig({
  entry: ['src/index.ts', 'src/opentelemetry.ts', 'src/rotation/index.ts'],
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  // The query language is the mock's, too, and no package of its own to anybody else.
  noExternal: ['@workbench-sdk/query'],
  dts: true,
  sourcemap: true,
  clean: true,
  silent: true,
})
