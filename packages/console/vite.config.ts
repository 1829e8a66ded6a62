import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'
import { POLICY } from '../mock/src/host/dashboard/dashboard.ts'

// Resolves the client and the mock to their sources, so that the page can be built before them.
const conditions = ['workbench-source', 'browser', 'module', 'import', 'default']

/** By default, builds the page that the mock serves; with `--mode static`, a page that runs the mock itself. */
export default defineConfig(({ mode }) => ({
  // Relative, so that the static build works below any path.
  base: './',
  resolve: { conditions },
  plugins: mode === 'static' ? [contentSecurityPolicy(), serviceWorker()] : [],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    // Not into the mock's dist/, which its own build empties.
    outDir: mode === 'static' ? 'dist' : '../mock/console',
    // null is the default of Vite: a folder given with --outDir is not emptied.
    emptyOutDir: mode === 'static' ? null : true,
    target: 'es2023',
    license: { fileName: '.vite/licenses.json' },
    // Inlined assets are data: URLs, which the content security policy blocks.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // One file for all that the first view imports: split by which lazy chunk shares what, it compresses worse.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'first-view', test: /\/console\/src\/bootstrap\.tsx$/ }] } },
    },
    // The static build includes the mock, in a chunk that is loaded after the first render.
    chunkSizeWarningLimit: mode === 'static' ? 700 : 200,
  },
}))

/**
 * The directives that the static build lacks: a meta element cannot have frame-ancestors, and Trusted Types would prevent
 * the registration of the service worker.
 */
const SERVED_ONLY = /^(frame-ancestors|require-trusted-types-for|trusted-types) /

/** Adds the content security policy as a meta element. */
function contentSecurityPolicy(): Plugin {
  const content = POLICY.filter(directive => !SERVED_ONLY.test(directive)).join('; ')
  return {
    name: 'content-security-policy',
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content }, injectTo: 'head-prepend' },
    ],
  }
}

/** Copies MSW's service worker next to the page. */
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
