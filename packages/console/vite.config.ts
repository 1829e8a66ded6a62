import { defineConfig } from 'vite'

// The sources of client and mock, so that the page can be built before they are.
const conditions = ['workbench-source', 'browser', 'module', 'import', 'default']

/** `served` is the page of a mock on a port, `static` one that brings its mock with it. */
export default defineConfig(({ mode }) => ({
  // Wherever it lies.
  base: './',
  resolve: { conditions },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    // Beside the mock's own dist/, which its build clears.
    outDir: mode === 'static' ? 'dist' : '../mock/console',
    emptyOutDir: true,
    target: 'es2023',
    // What is inlined is a data: URL, which the content security policy does not let run.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
}))
