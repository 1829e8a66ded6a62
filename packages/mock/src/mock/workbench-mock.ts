import type { HttpHandler } from 'msw'
import { toResponse } from '../platform/http-message.ts'
import { mswHandlers } from '../transports/msw.ts'
import { Mock } from './mock.ts'

/**
 * A mock of Workbench with one organization, which implements every rule of service accounts and API keys.
 *
 * @example
 * const mock = new WorkbenchMock()
 * const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
 *
 * @example
 * const server = setupServer(...mock.handlers)
 */
export class WorkbenchMock extends Mock {
  /** @internal The public name, including in minified code. */
  static override get name(): string {
    return 'WorkbenchMock'
  }

  // Not in `Mock`, so that a server does not load MSW.
  /** The MSW handlers: one for each route of the contract, and one for all other requests to the mock's origin. */
  get handlers(): HttpHandler[] {
    return mswHandlers(this.baseUrl, async request => toResponse(await this.handle(request)))
  }
}
