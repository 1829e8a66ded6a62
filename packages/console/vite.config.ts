import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'
import { POLICY } from '../mock/src/host/dashboard/dashboard.ts'

// The sources of client and mock, so that the page can be built before they are.
const conditions = ['workbench-source', 'browser', 'module', 'import', 'default']

/** `served` is the page of a mock on a port, `static` one that brings its mock with it. */
export default defineConfig(({ mode }) => ({
  // Wherever it lies.
  base: './',
  resolve: { conditions },
  plugins: mode === 'static' ? [policy(), serviceWorker()] : [],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    // Beside the mock's own dist/, which its build clears.
    outDir: mode === 'static' ? 'dist' : '../mock/console',
    // Of a static page Vite decides, which leaves alone what is in a folder that somebody named.
    emptyOutDir: mode === 'static' ? null : true,
    target: 'es2023',
    // What is inlined is a data: URL, which the content security policy does not let run.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Beyond it is only the mock that a static page brings with it, after it has shown that it does.
    chunkSizeWarningLimit: mode === 'static' ? 700 : 200,
  },
}))

/** A static host sends no policy: the page brings it, but for what only a header can say. */
function policy(): Plugin {
  const content = POLICY.filter(directive => !directive.startsWith('frame-ancestors')).join('; ')
  return {
    name: 'policy',
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content }, injectTo: 'head-prepend' },
    ],
  }
}

/** MSW's service worker, as the package has it, beside the page. */
function serviceWorker(): Plugin {
  const fileName = 'mockServiceWorker.js'
  return {
    name: 'service-worker',
    async generateBundle() {
      const source = await readFile(fileURLToPath(import.meta.resolve(`msw/${fileName}`)), 'utf8')
      this.emitFile({ type: 'asset', fileName, source })
    },
  }
}
