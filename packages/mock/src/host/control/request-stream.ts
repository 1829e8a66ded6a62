import type { Mock } from '../../mock/mock.ts'
import type { RecordedRequest } from '../../recording/recorded-request.ts'
import { answeredAfter } from './operations.ts'

type Controller = ReadableStreamDefaultController<Uint8Array>

/** Events that wait for a reader. One that is slower is cut off, and can ask for the rest when it connects again. */
const WAITING = 1_000

const encoder = new TextEncoder()

/** Lets a reader know, before anything happens, that it is connected. */
const CONNECTED = encoder.encode(': connected\n\n')

const eventOf = (request: RecordedRequest) =>
  encoder.encode(`event: request\nid: ${request.id}\ndata: ${JSON.stringify(request)}\n\n`)

/** The streams of requests that are being read. */
export class Streams {
  readonly #open = new Set<Stream>()

  /**
   * The requests of a mock as they are answered, as server-sent events.
   *
   * @param after the id of a request: what was answered since comes first.
   */
  open(mock: Mock, after: string | undefined): ReadableStream<Uint8Array> {
    const stream = new Stream(mock, () => this.#open.delete(stream))
    return new ReadableStream(
      {
        // With the first reading: the stream of an answer to HEAD is never read, nor cancelled.
        pull: controller => {
          if (this.#open.has(stream)) return
          this.#open.add(stream)
          stream.begin(controller, after)
        },
        cancel: () => stream.letGo(),
      },
      { highWaterMark: 0 },
    )
  }

  /** Ends the streams of one mock, or all. */
  end(of?: Mock): void {
    for (const stream of [...this.#open]) if (of === undefined || stream.mock === of) stream.end()
  }
}

class Stream {
  readonly mock: Mock
  readonly #gone: () => void
  #controller: Controller | undefined
  #stopListening: () => void = () => undefined

  constructor(mock: Mock, gone: () => void) {
    this.mock = mock
    this.#gone = gone
  }

  begin(controller: Controller, after: string | undefined): void {
    this.#controller = controller
    controller.enqueue(CONNECTED)
    if (after !== undefined) for (const request of answeredAfter(this.mock.requests, after)) this.#send(request)
    this.#stopListening = this.mock.onRequest(request => this.#send(request))
  }

  /** The reader has gone, or is to go. */
  letGo(): void {
    this.#stopListening()
    this.#controller = undefined
    this.#gone()
  }

  end(): void {
    this.#controller?.close()
    this.letGo()
  }

  #send(request: RecordedRequest): void {
    this.#controller?.enqueue(eventOf(request))
    if ((this.#controller?.desiredSize ?? 0) < -WAITING) this.end()
  }
}
