import type { WorkbenchMock } from '../../mock/mock.ts'
import type { RecordedRequest } from '../../recording/recorded-request.ts'

type Controller = ReadableStreamDefaultController<Uint8Array>

const encoder = new TextEncoder()

/** Confirms the connection before the first event. */
const CONNECTED = encoder.encode(': connected\n\n')

/** The latest event. It is cached because most streams read the newest request at the same time. */
let latest: { readonly request?: RecordedRequest; readonly event: Uint8Array } = { event: CONNECTED }

function eventOf(request: RecordedRequest): Uint8Array {
  if (latest.request !== request) {
    const text = `event: request\nid: ${request.id}\ndata: ${JSON.stringify(request)}\n\n`
    latest = { request, event: encoder.encode(text) }
  }
  return latest.event
}

/** The open request streams. */
export class RequestStreams {
  readonly #open = new Set<Stream>()

  /**
   * Opens a stream of server-sent events: one for each request to a mock, as soon as its response is known.
   *
   * @param after the id of a request: the stream starts with the requests recorded after it
   */
  open(mock: WorkbenchMock, after: string | undefined): ReadableStream<Uint8Array> {
    const stream = new Stream(mock, after, () => this.#open.delete(stream))
    return new ReadableStream(
      {
        // Starts with the first read, because the stream of a response to HEAD is neither read nor canceled.
        pull: controller => {
          if (this.#open.has(stream)) return stream.next()
          this.#open.add(stream)
          return stream.start(controller)
        },
        cancel: () => stream.dispose(),
      },
      { highWaterMark: 0 },
    )
  }

  /** Ends the streams of a mock, or all streams. */
  end(mock?: WorkbenchMock): void {
    for (const stream of [...this.#open]) if (mock === undefined || stream.mock === mock) stream.end()
  }
}

/**
 * A stream reads the recorded requests at the speed of its client, so it never holds more than one of them. A client that is
 * too slow misses requests that are discarded before it reads them.
 */
class Stream {
  readonly mock: WorkbenchMock
  readonly #onEnd: () => void
  /** The position of the last request that was sent on this stream. */
  #position: number
  #controller: Controller | undefined
  #removeListener: () => void = () => undefined
  /** Wakes the stream when another request may be available and the client is waiting for it. */
  #wake: () => void = () => undefined

  constructor(mock: WorkbenchMock, after: string | undefined, onEnd: () => void) {
    this.mock = mock
    this.#position = mock.requestPosition(after)
    this.#onEnd = onEnd
  }

  start(controller: Controller): void {
    this.#controller = controller
    this.#removeListener = this.mock.onRequest(() => this.#wake())
    controller.enqueue(CONNECTED)
  }

  /** Sends the next request as soon as it is available. */
  async next(): Promise<void> {
    while (this.#controller && !this.#sendNext()) {
      await new Promise<void>(resolve => {
        this.#wake = resolve
      })
    }
  }

  dispose(): void {
    this.#removeListener()
    this.#controller = undefined
    this.#wake()
    this.#onEnd()
  }

  end(): void {
    this.#controller?.close()
    this.dispose()
  }

  #sendNext(): boolean {
    const next = this.mock.requestAfter(this.#position)
    if (!next) return false
    this.#position = next.position
    this.#controller?.enqueue(eventOf(next.request))
    return true
  }
}
