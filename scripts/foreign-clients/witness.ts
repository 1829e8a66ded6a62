import { type MockServer, serve } from '@workbench-sdk/mock'

type Documented = Readonly<
  Record<string, { readonly $ref?: string; readonly content?: Readonly<Record<string, object>> }>
>

export interface Contract {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { operationId: string; responses: Documented }>>>>
  readonly components: { readonly responses: Documented }
}

/** What was seen to pass by. */
export interface Sighting {
  readonly operation: string
  /** What the document does not allow, if anything. */
  readonly violation?: string
}

/**
 * Stands before the validating proxy and notes its verdict on each call. It looks itself at what that proxy overlooks:
 * whether the document has the status and the media type of the answer.
 */
export class Witness {
  readonly #contract: Contract
  readonly #proxy: string
  #sightings: Sighting[] = []

  constructor(contract: Contract, proxy: string) {
    this.#contract = contract
    this.#proxy = proxy
  }

  serve(): Promise<MockServer> {
    return serve({ fetch: (input, init) => this.#pass(asRequest(input, init)) })
  }

  /** What was seen since this was asked last. */
  take(): readonly Sighting[] {
    const seen = this.#sightings
    this.#sightings = []
    return seen
  }

  async #pass(request: Request): Promise<Response> {
    const { pathname, search } = new URL(request.url)
    const body = await request.arrayBuffer()
    const headers = new Headers(request.headers)
    for (const name of ['connection', 'content-length', 'expect', 'host', 'transfer-encoding']) headers.delete(name)
    const answer = await fetch(this.#proxy + pathname + search, {
      method: request.method,
      headers,
      body: body.byteLength > 0 ? body : null,
      redirect: 'manual',
    })
    const text = await answer.text()
    this.#sightings.push(this.#judge(request.method, pathname, answer, text))
    const { status } = answer
    return new Response(text === '' ? null : text, { status, headers: { 'content-type': mediaType(answer) } })
  }

  #judge(method: string, pathname: string, answer: Response, text: string): Sighting {
    const operation = this.#operation(method, pathname)
    const name = operation?.operationId ?? `${method} ${pathname}`
    // The proxy's own voice: neither Workbench nor the mock speaks this media type.
    if (mediaType(answer).startsWith('application/problem+json')) return { operation: name, violation: complaint(text) }
    const documented = this.#responses(operation?.responses)[answer.status]
    if (!documented) return { operation: name, violation: `answered ${answer.status}, which is not in the document` }
    const types = Object.keys(documented.content ?? {})
    const isOne = types.length === 0 ? text === '' : types.includes(mediaType(answer))
    return isOne ? { operation: name } : { operation: name, violation: `answered ${mediaType(answer) || 'no type'}` }
  }

  #operation(method: string, pathname: string) {
    const paths = Object.entries(this.#contract.paths)
    const fits = ([path]: [string, unknown]) => new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}/?$`).test(pathname)
    return paths.find(fits)?.[1][method.toLowerCase()]
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

/** The port gives requests, though `fetch` takes more. */
export function asRequest(input: string | URL | Request, init?: RequestInit): Request {
  return input instanceof Request ? input : new Request(input, init)
}

function mediaType(answer: Response): string {
  return answer.headers.get('content-type') ?? ''
}

/** What the proxy complains of: where, and why, and never a value. */
function complaint(text: string): string {
  const { title, validation = [] } = JSON.parse(text) as {
    title: string
    validation?: { location?: string[]; message: string }[]
  }
  return [title, ...validation.map(({ location = [], message }) => [...location, message].join(' '))].join('\n    ')
}
