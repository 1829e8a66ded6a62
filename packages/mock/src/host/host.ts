import { errorTemplateForStatus } from '@workbench-sdk/contract/api-errors'
import { serializeError } from '../engine/serialize-response.ts'
import { Mock } from '../mock/mock.ts'
import type { MockOptions } from '../mock/options.ts'
import { checkCount } from '../mock/options.ts'
import type { MockRequest } from '../platform/http-message.ts'
import { type MockResponse, toResponse } from '../platform/http-message.ts'
import { type Address, addressOf, checkName, DEFAULT_WORLD, isControl, worldOf } from './address.ts'
import { Streams } from './control/request-stream.ts'
import { problemAnswer } from './control/responses.ts'
import type { Control } from './control/router.ts'
import { isForPage, Page } from './dashboard/dashboard.ts'
import { Problem } from './problem.ts'
import { WorldRegistry } from './worlds.ts'

/** What the worlds of a host begin with, how many there can be, and who may control them. */
export interface HostOptions extends Omit<MockOptions, 'baseUrl'> {
  /** How many worlds there can be at once, the default one among them. Default: 1,000. */
  readonly maxWorlds?: number
  /** What each request to the control API has to bring as its bearer token. Default: none is needed. */
  readonly controlToken?: string
  /** Is told of each world as it begins, the default one first: to log its requests, or to keep what it holds. */
  readonly onWorld?: (name: string, mock: Mock) => void
}

/** Mocks side by side, the control API, and at `/` the page that shows them. */
export interface Host {
  /** The world of the requests that name none. */
  readonly mock: Mock
  /**
   * The world of a name, which begins where it has not.
   *
   * @throws Error where it is no name, or there are as many worlds as there can be.
   */
  world(name: string): Mock
  /** Answers a request, of whatever world. */
  answer(request: Request): Promise<Response>
  /** The same for less, but for a request to the control API or for the page. */
  reply(request: MockRequest): Promise<MockResponse | undefined> | undefined
  /** Ends the streams of requests, so that a server can stop. */
  endStreams(): void
}

const MAX_WORLDS = 1_000

/**
 * Makes mocks side by side, one for each world that a request names, with the control API: what to put on a port for
 * tests in any language.
 *
 * @throws TypeError where an option is not one.
 *
 * @example
 * await using server = await serve(hostWorlds({ scenario: 'typical' }))
 * await fetch(`${server.url}/__mock__/reset`, { method: 'POST' })
 */
export function createHost(options: HostOptions = {}): Host {
  return new WorldHost(options)
}

class WorldHost implements Host {
  readonly mock: Mock
  readonly #worlds: WorldRegistry
  readonly #streams = new Streams()
  readonly #page = new Page()
  readonly #controlToken: string | undefined
  #control: Promise<Control> | undefined

  constructor({ maxWorlds = MAX_WORLDS, controlToken, onWorld, ...options }: HostOptions) {
    this.#controlToken = controlToken === undefined ? undefined : checkToken(controlToken)
    const randomSeed = options.randomSeed ?? crypto.randomUUID()
    this.#worlds = new WorldRegistry(checkCount('maxWorlds', maxWorlds), name => {
      const mock = new Mock({ ...options, randomSeed: seedOf(randomSeed, name) })
      onWorld?.(name, mock)
      return mock
    })
    this.mock = this.#worlds.at(DEFAULT_WORLD)
  }

  world(name: string): Mock {
    return this.#worlds.at(checkName(name))
  }

  async answer(request: Request): Promise<Response> {
    const address = addressOf(request)
    const { pathname } = address.url
    const page = isForPage(request, pathname) ? await this.#page.answer(request, pathname) : undefined
    if (page) return page
    if (!isControl(address.path)) return toResponse(await this.#replyAt(request, address))
    try {
      return await (await this.#loaded)(request, { ...address, world: worldOf(request, address) })
    } catch (error) {
      if (error instanceof Problem) return problemAnswer(error)
      throw error
    }
  }

  reply(request: MockRequest): Promise<MockResponse | undefined> | undefined {
    const address = addressOf(request)
    const isOfMock = !isControl(address.path) && !isForPage(request, address.url.pathname)
    return isOfMock ? this.#replyAt(request, address) : undefined
  }

  async #replyAt(request: MockRequest, address: Address): Promise<MockResponse | undefined> {
    try {
      return await this.#worlds.at(worldOf(request, address)).reply(request, address.basePath)
    } catch (error) {
      if (error instanceof Problem) return refusalOf(address, error)
      throw error
    }
  }

  endStreams(): void {
    this.#streams.end()
  }

  /** The control API. It is loaded when it is needed, so that a port is ready sooner. */
  get #loaded(): Promise<Control> {
    this.#control ??= import('./control/router.ts').then(({ controlOf }) =>
      controlOf({ worlds: this.#worlds, streams: this.#streams, token: this.#controlToken }),
    )
    return this.#control
  }
}

/** The same seed and name give the same run, whatever worlds there are beside. */
const seedOf = (randomSeed: number | string, name: string) =>
  name === DEFAULT_WORLD ? randomSeed : `${randomSeed}/worlds/${name}`

/** In the words of the API that was called. */
function refusalOf({ url }: Address, { status, message, hint }: Problem): MockResponse {
  return serializeError(url, { ...errorTemplateForStatus(status), detail: `${message} ${hint}` }, {})
}

function checkToken(token: string): string {
  if (/^[!-~]+$/.test(token)) return token
  throw new TypeError('The control token has to be of letters, digits and signs, without spaces.')
}
