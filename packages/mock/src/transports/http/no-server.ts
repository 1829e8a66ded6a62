import type { MockServer } from './server.ts'

/** What a browser's bundle has in the place of a server. */
export async function serveOnNode(): Promise<MockServer> {
  throw new Error('There are no ports in a browser: use startWorkbench of @workbench-sdk/mock/browser, or mock.fetch.')
}
