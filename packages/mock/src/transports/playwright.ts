import type { Request as PageRequest, Route } from '@playwright/test'

type Answer = (request: Request) => Promise<Response>

/**
 * What answers the requests of a page that Playwright has held up.
 *
 * @param signal ends those that are still being answered, and overlooks that nobody waits for them.
 */
export function takeRoute(answer: Answer, signal: AbortSignal): (route: Route) => Promise<void> {
  return async route => {
    try {
      await pass(await answer(await requestOf(route.request(), signal)), route)
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

async function pass(response: Response, route: Route): Promise<void> {
  const body = await bodyOf(response)
  if (body === undefined) return route.abort('connectionreset')
  await route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body })
}

/** Undefined where the connection is lost, before or amid the answer: Playwright carries whole bodies alone. */
async function bodyOf(response: Response): Promise<Buffer | undefined> {
  if (response.type === 'error') return undefined
  return response.arrayBuffer().then(Buffer.from, () => undefined)
}
