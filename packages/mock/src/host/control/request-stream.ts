import type { WorkbenchMock } from '../../mock/mock.ts'
import type { RecordedRequest } from '../../recording/recorded-request.ts'
import { answeredAfter } from './operations.ts'

type Controller = ReadableStreamDefaultController<Uint8Array>

/** The maximum number of unread events. A slower client is disconnected, and gets the rest when it reconnects. */
const MAX_UNREAD = 1_000

const encoder = new TextEncoder()

/** Confirms the connection before the first event. */
const CONNECTED = encoder.encode(': connected\n\n')

const eventOf = (request: RecordedRequest) =>
  encoder.encode(`event: request\nid: ${request.id}\ndata: ${JSON.stringify(request)}\n\n`)

/** The open streams of requests. */
export class RequestStreams {
  readonly #open = new Set<Stream>()

  /**
   * Opens a stream of server-sent events, one for each request to a mock when its response is known.
   *
   * @param after the id of a request: the later ones are sent first
   */
  open(mock: WorkbenchMock, after: string | undefined): ReadableStream<Uint8Array> {
    const stream = new Stream(mock, () => this.#open.delete(stream))
    return new ReadableStream(
      {
        // Starts with the first read, because the stream of a response to HEAD is neither read nor canceled.
        pull: controller => {
          if (this.#open.has(stream)) return
          this.#open.add(stream)
          stream.start(controller, after)
        },
        cancel: () => stream.dispose(),
      },
      { highWaterMark: 0 },
    )
  }

  /** Ends the streams of a mock, or all. */
  end(mock?: WorkbenchMock): void {
    for (const stream of [...this.#open]) if (mock === undefined || stream.mock === mock) stream.end()
  }
}

class Stream {
  readonly mock: WorkbenchMock
  readonly #onEnd: () => void
  #controller: Controller | undefined
  #removeListener: () => void = () => undefined

  constructor(mock: WorkbenchMock, onEnd: () => void) {
    this.mock = mock
    this.#onEnd = onEnd
  }

  start(controller: Controller, after: string | undefined): void {
    this.#controller = controller
    controller.enqueue(CONNECTED)
    if (after !== undefined) for (const request of answeredAfter(this.mock.requests, after)) this.#send(request)
    this.#removeListener = this.mock.onRequest(request => this.#send(request))
  }

  dispose(): void {
    this.#removeListener()
    this.#controller = undefined
    this.#onEnd()
  }

  end(): void {
    this.#controller?.close()
    this.dispose()
  }

  #send(request: RecordedRequest): void {
    this.#controller?.enqueue(eventOf(request))
    if ((this.#controller?.desiredSize ?? 0) < -MAX_UNREAD) this.end()
  }
}
