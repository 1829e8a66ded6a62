import { printParameters } from '@workbench-sdk/query'
import createClient, { type Client } from 'openapi-fetch'
import { type CallKind, Exchange } from './exchange.ts'
import type { paths } from './generated/openapi.ts'
import { type CallOptions, checkSignal, type Settings } from './options.ts'
import { type Finished, promise, type WorkbenchPromise } from './promise.ts'
import { type AnyRequest, checkPath, type RequestMethod, sealed } from './request.ts'

/** One call: what is sent, and what is made of the answer. */
export interface Call<T> extends CallKind {
  /** Sends it, by the contract's paths and types; `init` has to be part of what the client is given. */
  readonly send: (api: Client<paths>, init: CallInit) => Promise<unknown>
  /** Makes the result of the answer's document. */
  readonly decode: (document: unknown) => T
}

/** What the client is given with every call. */
interface CallInit {
  readonly middleware: { onRequest: (made: { schemaPath: string; request: Request }) => Promise<Response> }[]
}

/** Carries calls. Nothing outside this file knows by what their requests are made. */
export class Transport {
  readonly #settings: Settings
  readonly #api: Client<paths>

  constructor(settings: Settings) {
    this.#settings = settings
    this.#api = createClient<paths>({
      baseUrl: settings.baseUrl,
      headers: { accept: 'application/vnd.api+json' },
      querySerializer: printParameters,
      pathSerializer: fillIn,
    })
  }

  /** Makes a call. Whatever goes wrong, it rejects with a `WorkbenchError` and nothing else. */
  call<T>(options: CallOptions = {}, prepare: () => Call<T> | Promise<Call<T>>): WorkbenchPromise<T> {
    return promise(async () => {
      checkSignal(options.signal)
      return this.#carryOut(await prepare(), options)
    })
  }

  /** Makes any call of the contract; its types have been seen to by `Workbench.request`. */
  request<T>(method: RequestMethod, template: string, input: object = {}): WorkbenchPromise<T> {
    const { path, query, body, ...options }: AnyRequest = input
    return this.call(options, () => {
      const params = { path: checkPath(path), query }
      return {
        ...(method === 'POST' && { creates: {} }),
        send: (api, init) => anyRequest(api)(method, template, { ...init, params, body }),
        decode: document => sealed(document) as T,
      }
    })
  }

  async #carryOut<T>({ send, decode, ...kind }: Call<T>, options: CallOptions): Promise<Finished<T>> {
    const exchange = new Exchange(this.#settings, kind, options)
    try {
      await send(this.#api, { middleware: [{ onRequest: made => exchange.carry(made.schemaPath, made.request) }] })
      return { data: decode(exchange.document), response: () => exchange.response }
    } catch (thrown) {
      const error = exchange.mishap(thrown)
      this.#settings.observers.tell('error', () => ({ ...exchange.event, error }))
      throw error
    }
  }
}

// A path that is known only when the program runs has no types of its own.
function anyRequest({
  request,
}: Client<paths>): (method: RequestMethod, path: string, init: object) => Promise<unknown> {
  return request as never
}

function fillIn(template: string, parameters: Record<string, unknown>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(parameters[name])))
}
