import { type MockServer, serve } from '@workbench-sdk/mock'

type Documented = Readonly<
  Record<string, { readonly $ref?: string; readonly content?: Readonly<Record<string, object>> }>
>

export interface Contract {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { operationId: string; responses: Documented }>>>>
  readonly components: { readonly responses: Documented }
}

export interface RecordedCall {
  readonly operation: string
  /** The reason why the contract does not allow the call. Omitted if it is allowed. */
  readonly violation?: string
}

/**
 * Forwards calls to the validating proxy, and records the violations that it reports. Also checks that the contract contains the
 * response's status and media type, because the validating proxy does not.
 */
export class RecordingProxy {
  readonly #contract: Contract
  readonly #upstream: string
  #calls: RecordedCall[] = []

  constructor(contract: Contract, upstream: string) {
    this.#contract = contract
    this.#upstream = upstream
  }

  serve(): Promise<MockServer> {
    return serve({ fetch: (input, init) => this.#forward(toRequest(input, init)) })
  }

  /** Returns the calls since the last `take()`. */
  take(): readonly RecordedCall[] {
    const calls = this.#calls
    this.#calls = []
    return calls
  }

  async #forward(request: Request): Promise<Response> {
    const { pathname, search } = new URL(request.url)
    const body = await request.arrayBuffer()
    const headers = new Headers(request.headers)
    for (const name of ['connection', 'content-length', 'expect', 'host', 'transfer-encoding']) headers.delete(name)
    const response = await fetch(this.#upstream + pathname + search, {
      method: request.method,
      headers,
      body: body.byteLength > 0 ? body : null,
      redirect: 'manual',
    })
    const text = await response.text()
    this.#calls.push(this.#check(request.method, pathname, response, text))
    const { status } = response
    return new Response(text === '' ? null : text, { status, headers: { 'content-type': mediaType(response) } })
  }

  #check(method: string, pathname: string, response: Response, text: string): RecordedCall {
    const found = this.#operation(method, pathname)
    const operation = found?.operationId ?? `${method} ${pathname}`
    // Only the validating proxy itself sends this media type. Neither Workbench nor the mock does.
    if (mediaType(response).startsWith('application/problem+json')) return { operation, violation: problemIn(text) }
    const documented = this.#responses(found?.responses)[response.status]
    if (!documented) return { operation, violation: `status ${response.status} is not in the contract` }
    const types = Object.keys(documented.content ?? {})
    const isDocumented = types.length === 0 ? text === '' : types.includes(mediaType(response))
    if (isDocumented) return { operation }
    return { operation, violation: `media type "${mediaType(response)}" is not in the contract` }
  }

  #operation(method: string, pathname: string) {
    const matches = ([path]: [string, unknown]) =>
      new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}/?$`).test(pathname)
    return Object.entries(this.#contract.paths).find(matches)?.[1][method.toLowerCase()]
  }

  #responses(documented: Documented = {}): Documented {
    const { responses } = this.#contract.components
    return Object.fromEntries(
      Object.entries(documented).map(([status, each]) => [
        status,
        responses[each.$ref?.split('/').at(-1) ?? ''] ?? each,
      ]),
    )
  }
}

/**
 * Converts the arguments of `fetch` to a `Request`. `serve` always passes a `Request`, but the type of `fetch` also allows a URL.
 */
export function toRequest(input: string | URL | Request, init?: RequestInit): Request {
  return input instanceof Request ? input : new Request(input, init)
}

function mediaType(response: Response): string {
  return response.headers.get('content-type') ?? ''
}

/** Returns the location of the problem and its reason, without values. */
function problemIn(text: string): string {
  const { title, validation = [] } = JSON.parse(text) as {
    title: string
    validation?: { location?: string[]; message: string }[]
  }
  return [title, ...validation.map(({ location = [], message }) => [...location, message].join(' '))].join('\n    ')
}
