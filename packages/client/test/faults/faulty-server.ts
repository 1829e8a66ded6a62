import { once } from 'node:events'
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import { text } from 'node:stream/consumers'
import type { WorkbenchMock } from '@workbench-sdk/mock'
import { listen } from '../support/listen.ts'
import { FAULTS } from './faults.ts'
import type { SeededRandom } from './seeded-random.ts'

/** A mock on a port of the loopback interface that injects faults into requests. */
export class FaultyServer {
  /** Number of requests by fault; `none` for those without a fault. */
  readonly faults: Record<string, number> = {}
  /** The secrets of all created keys, including those whose response was lost. */
  readonly secrets: string[] = []
  readonly #mock: WorkbenchMock
  readonly #random: SeededRandom
  readonly #server: Server
  readonly #pending = new Set<Promise<void>>()
  readonly #sequences = new Map<string, number>()

  constructor(mock: WorkbenchMock, random: SeededRandom) {
    this.#mock = mock
    this.#random = random
    this.#server = createServer((request, response) => {
      const pending = this.#answer(request, response).finally(() => this.#pending.delete(pending))
      this.#pending.add(pending)
    })
  }

  /** Starts the server, and returns its URL. */
  listen(): Promise<string> {
    return listen(this.#server)
  }

  /** Waits until all connections are closed and all requests are processed. */
  async close(): Promise<void> {
    this.#server.close()
    await once(this.#server, 'close')
    await Promise.all(this.#pending)
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request).catch(() => undefined)
    if (body === undefined) return
    this.#recordSequence(request)
    const commit = () => this.#commit(request, body)
    const fault = this.#random.pick(FAULTS)
    const name = fault?.name ?? 'none'
    this.faults[name] = (this.faults[name] ?? 0) + 1
    if (fault)
      return void (await fault.inject({ response, authorization: request.headers.authorization ?? '', commit }))
    const answer = await commit()
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text())
  }

  async #commit(request: IncomingMessage, body: string): Promise<Response> {
    if (this.#isStale(request)) return new Response(null, { status: 503 })
    const { authorization = '', accept = '', 'content-type': contentType = '' } = request.headers
    const answer = await this.#mock.fetch(new URL(request.url ?? '', this.#mock.baseUrl), {
      method: request.method ?? '',
      headers: { authorization, accept, ...(contentType && { 'content-type': contentType }) },
      body: body || null,
    })
    if (answer.status === 201) this.secrets.push((await answer.clone().json()).data.attributes.access_token)
    return answer
  }

  #recordSequence({ url = '', headers }: IncomingMessage): void {
    this.#sequences.set(url, Math.max(sequenceOf(headers), this.#sequences.get(url) ?? 0))
  }

  // An aborted call can arrive or be processed after the next call on the same key. The client does not guarantee an order of
  // the two, and the program cannot know how the aborted call ended, so its request is dropped.
  #isStale({ url = '', headers }: IncomingMessage): boolean {
    return sequenceOf(headers) < (this.#sequences.get(url) ?? 0)
  }
}

/** The position of a call among the calls on its key; 0 for other calls. */
function sequenceOf({ 'x-sequence': sequence = '0' }: IncomingHttpHeaders): number {
  return Number(sequence)
}
