import type { HttpHandler } from 'msw'
import { mswHandlers } from '../transports/msw.ts'
import { Mock } from './mock.ts'

/**
 * A Workbench of its own, with one organization, that keeps every rule of service accounts and API keys.
 *
 * @example
 * const mock = new WorkbenchMock()
 * const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
 *
 * @example
 * const server = setupServer(...mock.handlers)
 */
export class WorkbenchMock extends Mock {
  // Here and not in `Mock`, so that a mock on a port need not load MSW.
  /** One MSW handler for each route of the contract, and one that answers all else on the mock's origin. */
  get handlers(): HttpHandler[] {
    return mswHandlers(this.baseUrl, request => this.answer(request))
  }
}
