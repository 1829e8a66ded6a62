import { CONTROL_ROUTES } from '@workbench-sdk/contract/generated/control-routes'
import { Hono } from 'hono'
import type { Address } from '../address.ts'
import { Problem } from '../problem.ts'
import type { WorldRegistry } from '../worlds.ts'
import { checkAccess } from './access.ts'
import { OPERATIONS } from './operations.ts'
import type { Streams } from './request-stream.ts'
import { events, json, nothing, problemAnswer } from './responses.ts'
import { readBody, readQuery } from './validate.ts'

/** Where a request to the control API leads, and the world that it is about. */
interface Place extends Address {
  readonly world: string
}

/** Answers a request to the control API. */
export type Control = (request: Request, place: Place) => Promise<Response>

/** What there is to control, and the token of whoever may. */
interface Controlled {
  readonly worlds: WorldRegistry
  readonly streams: Streams
  readonly token: string | undefined
}

type Env = { readonly Bindings: Place }
type Route = (typeof CONTROL_ROUTES)[number]

export function controlOf(controlled: Controlled): Control {
  const app = new Hono<Env>({ getPath: (_, options) => options?.env?.path.replace(/\/$/, '') ?? '/' })
  app.onError(error => {
    if (error instanceof Problem) return problemAnswer(error)
    throw error
  })
  app.use(async ({ req, env }, next) => {
    await checkAccess(req.raw.headers, env.url, controlled.token)
    await next()
  })
  for (const route of CONTROL_ROUTES) {
    app.on(route.method, templateOf(route), ({ req, env }) => carryOut(controlled, route, req.raw, env, req.param()))
  }
  for (const [template, routes] of Map.groupBy(CONTROL_ROUTES, templateOf)) {
    app.all(template, () => refuseMethod(routes))
  }
  app.notFound(() => {
    throw new Problem(404, 'The control API has nothing here.', 'GET /__mock__/openapi.json says what there is.')
  })
  return async (request, place) => app.fetch(request, place)
}

async function carryOut(
  { worlds, streams }: Controlled,
  route: Route,
  request: Request,
  { url, world }: Place,
  path: Readonly<Record<string, string>>,
): Promise<Response> {
  const asked = {
    get mock() {
      return worlds.at(world)
    },
    world,
    origin: url.origin,
    worlds,
    streams,
    query: readQuery(route.operation, url.searchParams),
    body: route.takesBody ? await readBody(route.operation, request) : undefined,
    path,
    headers: request.headers,
  }
  // Body and query have been validated by what the operation's types are generated from, too.
  const content = await OPERATIONS[route.operation](asked as never)
  if (content instanceof ReadableStream) return events(content)
  return content === undefined ? nothing() : json(route.status, content)
}

const templateOf = ({ path }: Route) => path.replaceAll(/\{(\w+)\}/g, ':$1')

function refuseMethod(routes: readonly Route[]): never {
  const allow = routes.map(({ method }) => method).join(', ')
  throw new Problem(405, 'There is no such method here.', `There is ${allow}.`, { headers: { allow } })
}
