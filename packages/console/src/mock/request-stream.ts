import { signal } from '@preact/signals'
import { sleep } from '@workbench-sdk/internal/time'
import { createParser } from 'eventsource-parser'
import type { Connection } from './connection.ts'
import { takeTurns, whileVisible } from './connection-turn.ts'
import { authorizationHeader, type RecordedRequest } from './control-api.ts'

/** The delay in milliseconds before each attempt to reconnect. The last value repeats. */
const RECONNECT_DELAYS = [0, 500, 1_000, 2_000, 5_000]

export type StreamStatus = 'connecting' | 'open' | 'lost'

type RequestListener = (request: RecordedRequest) => void

/** A message from one tab to the other tabs of the same mock. */
type Message =
  | { readonly kind: 'request'; readonly id: string | undefined; readonly request: RecordedRequest }
  | {
      readonly kind: 'status'
      readonly status: StreamStatus
      /** The id of the last request before the stream was opened. */
      readonly after?: string | undefined
    }
  /** A tab was opened. */
  | { readonly kind: 'joined' }

/**
 * A live stream of the requests that the mock handles. One visible tab reads it and forwards each request to the other tabs.
 *
 * It uses `fetch` instead of `EventSource`: MSW's service worker does not intercept an `EventSource`, and an `EventSource` cannot
 * send a control token.
 */
export class RequestStream {
  readonly status = signal<StreamStatus>('connecting')
  readonly #connection: Connection
  readonly #requestListeners = new Set<RequestListener>()
  readonly #gapListeners = new Set<() => void>()
  #channel: BroadcastChannel | undefined
  /** Whether this tab reads the stream. */
  #isReader = false
  #lastId: string | undefined
  #failures = 0

  /** @param lastId the id of the newest request when the page was loaded. The stream starts after it. */
  constructor(connection: Connection, lastId: string | undefined) {
    this.#connection = connection
    this.#lastId = lastId
  }

  onRequest(listener: RequestListener): () => void {
    this.#requestListeners.add(listener)
    return () => this.#requestListeners.delete(listener)
  }

  /** Calls `listener` when this tab may have missed requests because no tab was visible. */
  onGap(listener: () => void): () => void {
    this.#gapListeners.add(listener)
    return () => this.#gapListeners.delete(listener)
  }

  /** Reads until `signal` is aborted, and reconnects whenever the connection is lost. */
  async run(signal: AbortSignal): Promise<void> {
    const { isInBrowser, url } = this.#connection
    // A mock that runs in the page belongs to this tab and does not need a connection.
    if (isInBrowser) return this.#readAgain(signal)
    // The Web Locks API is not available on pages loaded from another machine without TLS.
    const { locks } = navigator as { readonly locks?: LockManager }
    if (!locks) return whileVisible(signal, visible => this.#readAgain(visible))
    const channel = new BroadcastChannel(`requests of ${url}`)
    this.#channel = channel
    channel.addEventListener('message', ({ data }: MessageEvent<Message>) => this.#receive(data))
    this.#send({ kind: 'joined' })
    await whileVisible(signal, visible => takeTurns(locks, url, visible, turn => this.#readAgain(turn)))
    channel.close()
  }

  async #readAgain(signal: AbortSignal): Promise<void> {
    this.#isReader = true
    while (!signal.aborted) {
      await this.#read(signal).catch(() => undefined)
      if (signal.aborted) break
      this.#setStatus('lost')
      const delay = RECONNECT_DELAYS[Math.min(this.#failures++, RECONNECT_DELAYS.length - 1)] ?? 0
      // An abort ends the loop.
      await sleep(delay, signal).catch(() => undefined)
    }
    this.#isReader = false
  }

  async #read(signal: AbortSignal): Promise<void> {
    const after = this.#lastId
    const { body, ok } = await this.#connection.fetchStream(`${this.#connection.url}/__mock__/requests/stream`, {
      headers: {
        ...authorizationHeader(this.#connection.controlToken),
        ...(after !== undefined && { 'last-event-id': after }),
      },
      signal,
    })
    if (!ok || !body) return
    const parser = createParser({
      onEvent: ({ id, data }) => {
        const request = JSON.parse(data) as RecordedRequest
        this.#send({ kind: 'request', id, request })
        this.#emit(id, request)
      },
    })
    const decoder = new TextDecoder()
    // Not every browser supports async iteration over a ReadableStream.
    const reader = body.getReader()
    // A mock that runs in the page ignores the signal.
    signal.addEventListener('abort', () => void reader.cancel(), { once: true })
    let isFirst = true
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      if (isFirst) this.#setStatus('open', after)
      isFirst = false
      this.#failures = 0
      parser.feed(decoder.decode(chunk.value, { stream: true }))
    }
  }

  #emit(id: string | undefined, request: RecordedRequest): void {
    this.#lastId = id
    for (const listener of this.#requestListeners) listener(request)
  }

  #setStatus(streamStatus: StreamStatus, after?: string): void {
    this.#send({ kind: 'status', status: streamStatus, after })
    this.status.value = streamStatus
  }

  #send(message: Message): void {
    this.#channel?.postMessage(message)
  }

  #receive(message: Message): void {
    if (message.kind === 'request') this.#emit(message.id, message.request)
    else if (message.kind === 'status') this.#follow(message)
    else if (this.#isReader) this.#send({ kind: 'status', status: this.status.value })
  }

  #follow({ status: streamStatus, after }: Extract<Message, { readonly kind: 'status' }>): void {
    this.status.value = streamStatus
    if (after !== undefined && after !== this.#lastId) for (const listener of this.#gapListeners) listener()
  }
}
