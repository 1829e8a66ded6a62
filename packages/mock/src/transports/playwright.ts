import type { Request as PageRequest, Route } from '@playwright/test'

type Respond = (request: Request) => Promise<Response>

/**
 * Returns a handler for Playwright's `route`.
 *
 * @param signal aborts the requests in progress. Their errors are then ignored.
 */
export function routeHandler(respond: Respond, signal: AbortSignal): (route: Route) => Promise<void> {
  return async route => {
    try {
      await fulfill(await respond(await requestOf(route.request(), signal)), route)
    } catch (error) {
      if (!signal.aborted) throw error
    }
  }
}

async function requestOf(request: PageRequest, signal: AbortSignal): Promise<Request> {
  const body = request.postDataBuffer()
  return new Request(request.url(), {
    method: request.method(),
    headers: request.headers(),
    signal,
    ...(body && { body: new Uint8Array(body) }),
  })
}

async function fulfill(response: Response, route: Route): Promise<void> {
  const body = await bodyOf(response)
  if (body === undefined) return route.abort('connectionreset')
  await route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body })
}

/** Returns the body, or undefined if the connection is lost before the body is complete. Playwright only supports complete bodies. */
async function bodyOf(response: Response): Promise<Buffer | undefined> {
  if (response.type === 'error') return undefined
  return response.arrayBuffer().then(Buffer.from, () => undefined)
}
