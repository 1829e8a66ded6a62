import type { MockServer } from './server.ts'

/** Replaces the server in browser bundles. */
export async function serveOnNode(): Promise<MockServer> {
  throw new Error(
    'serve() is not available in a browser. Use startWorkbench() from @workbench-sdk/mock/browser, or mock.fetch.',
  )
}
