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
import { listening } from '../support/listening.ts'
import type { Chance } from './chance.ts'
import { FAULTS } from './faults.ts'

/** A mock on a port of the loopback interface, on the way to which calls come to harm. */
export class FaultyServer {
  /** How often what went wrong; what did not is counted as `none`. */
  readonly faults: Record<string, number> = {}
  /** All that was ever told of new keys, whether it arrived or not. */
  readonly secrets: string[] = []
  readonly #mock: WorkbenchMock
  readonly #chance: Chance
  readonly #server: Server
  readonly #pending = new Set<Promise<void>>()
  readonly #turns = new Map<string, number>()

  constructor(mock: WorkbenchMock, chance: Chance) {
    this.#mock = mock
    this.#chance = chance
    this.#server = createServer((request, response) => {
      const pending = this.#answer(request, response).finally(() => this.#pending.delete(pending))
      this.#pending.add(pending)
    })
  }

  /** Gives the URL. */
  listen(): Promise<string> {
    return listening(this.#server)
  }

  /** Waits until nobody is connected, and all that was begun has been carried out. */
  async close(): Promise<void> {
    this.#server.close()
    await once(this.#server, 'close')
    await Promise.all(this.#pending)
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request).catch(() => undefined)
    if (body === undefined) return
    this.#take(request)
    const commit = () => this.#commit(request, body)
    const fault = this.#chance.row(FAULTS)
    const name = fault?.name ?? 'none'
    this.faults[name] = (this.faults[name] ?? 0) + 1
    if (fault) return void (await fault.befall({ response, sent: request.headers.authorization ?? '', commit }))
    const answer = await commit()
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text())
  }

  async #commit(request: IncomingMessage, body: string): Promise<Response> {
    if (this.#isOvertaken(request)) return new Response(null, { status: 503 })
    const { authorization = '', accept = '', 'content-type': contentType = '' } = request.headers
    const answer = await this.#mock.fetch(new URL(request.url ?? '', this.#mock.baseUrl), {
      method: request.method ?? '',
      headers: { authorization, accept, ...(contentType && { 'content-type': contentType }) },
      body: body || null,
    })
    if (answer.status === 201) this.secrets.push((await answer.clone().json()).data.attributes.access_token)
    return answer
  }

  #take({ url = '', headers }: IncomingMessage): void {
    this.#turns.set(url, Math.max(turnOf(headers), this.#turns.get(url) ?? 0))
  }

  // A call that was given up can come after the one that followed it, by another connection or when it is let go. Nothing
  // is promised of the order of the two, so what comes too late is lost: the program could not know how it ended.
  #isOvertaken({ url = '', headers }: IncomingMessage): boolean {
    return turnOf(headers) < (this.#turns.get(url) ?? 0)
  }
}

/** Which of the calls with a key it is; of other calls that does not matter. */
function turnOf({ 'x-turn': turn = '0' }: IncomingHttpHeaders): number {
  return Number(turn)
}
