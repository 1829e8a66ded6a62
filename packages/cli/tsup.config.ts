import { defineConfig } from 'tsup'

export default defineConfig({
  entry: ['src/start.ts', 'src/main.ts'],
  format: 'esm',
  target: 'es2022',
  platform: 'node',
  // Private packages of this repository.
  noExternal: [/^@workbench-sdk\/internal/],
  splitting: true,
  sourcemap: true,
  clean: true,
  // Lists the packages in the build, whose licenses are published.
  metafile: true,
  silent: true,
})
