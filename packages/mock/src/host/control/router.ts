import { LIMITS } from '@workbench-sdk/contract/control-limits'
import { CONTROL_ROUTES } from '@workbench-sdk/contract/generated/control-routes'
import { shorten } from '@workbench-sdk/internal/shorten'
import { Hono } from 'hono'
import type { RequestHead } from '../../platform/http-message.ts'
import type { Address } from '../address.ts'
import { Problem, REPLACED } from '../problem.ts'
import type { WorldRegistry } from '../worlds.ts'
import { type Access, checkAccess } from './access.ts'
import { OPERATIONS } from './operations.ts'
import type { RequestStreams } from './request-stream.ts'
import { eventStream, json, noContent, problemResponse } from './responses.ts'
import { readBody, readQuery } from './validate.ts'

/** The parts of a request URL, and the world that it selects. */
interface ControlAddress extends Address {
  readonly world: string
  /** The version of the world when the request arrived. */
  readonly version: string
}

/** The control API. */
export interface ControlApi {
  /** Responds to a request. */
  respond(request: Request, address: ControlAddress): Promise<Response>
  /** The maximum length of a request body in bytes. Undefined if the caller has no access. */
  bodyLimit(head: RequestHead, address: Address): Promise<number | undefined>
}

interface ControlOptions {
  readonly worlds: WorldRegistry
  readonly streams: RequestStreams
  /** Returns the bearer token that requests must send. Undefined if none is required. */
  readonly token: () => string | undefined
}

type Env = { readonly Bindings: ControlAddress }
type Route = (typeof CONTROL_ROUTES)[number]

export function createControlApi(options: ControlOptions): ControlApi {
  const app = new Hono<Env>({ getPath: (_, request) => request?.env?.path.replace(/\/$/, '') ?? '/' })
  app.onError(error => {
    if (error instanceof Problem) return problemResponse(error)
    throw error
  })
  app.use(async ({ req, env }, next) => {
    await checkAccess(req.raw.headers, env.url, options.token(), accessTo(env))
    await next()
  })
  for (const route of CONTROL_ROUTES) {
    app.on(route.method, templateOf(route), ({ req, env }) => runOperation(options, route, req.raw, env, req.param()))
  }
  for (const [template, routes] of Map.groupBy(CONTROL_ROUTES, templateOf)) {
    app.all(template, () => rejectMethod(routes))
  }
  app.notFound(({ env }) => {
    throw new Problem(
      404,
      `Unknown path of the control API: ${shorten(env.path)}.`,
      'GET /__mock__/openapi.json describes the control API.',
    )
  })
  return {
    respond: async (request, address) => app.fetch(request, address),
    bodyLimit: async ({ headers }, address) => {
      const hasAccess = await checkAccess(headers, address.url, options.token()).then(() => true, isNoProblem)
      return hasAccess ? bodyLimitOf(address) : undefined
    },
  }
}

const accessTo = ({ path }: Address): Access => (/^\/__mock__\/health\/?$/.test(path) ? 'health' : 'control')

function isNoProblem(error: unknown): false {
  if (error instanceof Problem) return false
  throw error
}

const bodyLimitOf = ({ path }: Address) =>
  /^\/__mock__\/snapshot\/?$/.test(path) ? LIMITS.snapshotBytes : LIMITS.bodyBytes

async function runOperation(
  { worlds, streams }: ControlOptions,
  route: Route,
  request: Request,
  address: ControlAddress,
  path: Readonly<Record<string, string>>,
): Promise<Response> {
  const { url, world, version } = address
  const query = readQuery(route.operation, url.searchParams)
  const body = route.takesBody ? await readBody(route.operation, request, bodyLimitOf(address)) : undefined
  if (body !== undefined && worlds.versionOf(world) !== version) throw REPLACED
  const context = {
    get mock() {
      return worlds.at(world)
    },
    world,
    origin: url.origin,
    worlds,
    streams,
    query,
    body,
    path,
    headers: request.headers,
  }
  // The query and the body were validated against the same schemas from which the types of the operations are
  // generated.
  const content = await OPERATIONS[route.operation](context as never)
  if (content instanceof ReadableStream) return eventStream(content)
  return content === undefined ? noContent() : json(route.status, content)
}

const templateOf = ({ path }: Route) => path.replaceAll(/\{(\w+)\}/g, ':$1')

function rejectMethod(routes: readonly Route[]): never {
  const allow = routes.map(({ method }) => method).join(', ')
  throw new Problem(405, 'Method not allowed.', `Allowed: ${allow}.`, { headers: { allow } })
}
