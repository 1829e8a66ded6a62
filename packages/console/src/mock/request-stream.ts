import { signal } from '@preact/signals'
import { sleep } from '@workbench-sdk/internal/time'
import { createParser } from 'eventsource-parser'
import type { Connection } from './connection.ts'
import { authorizationHeader, type RecordedRequest } from './control-api.ts'

/** Milliseconds before each attempt to reconnect; the last one repeats. */
const RECONNECT_DELAYS = [0, 500, 1_000, 2_000, 5_000]

export type StreamStatus = 'connecting' | 'open' | 'lost'

type Listener = (request: RecordedRequest) => void

/**
 * Live stream of the requests that the mock has handled. It uses `fetch` because MSW's service worker does not intercept an
 * `EventSource`, which cannot send a control token either.
 */
export class RequestStream {
  readonly status = signal<StreamStatus>('connecting')
  readonly #connection: Connection
  readonly #listeners = new Set<Listener>()
  #lastEventId: string | undefined
  #failures = 0

  constructor(connection: Connection) {
    this.#connection = connection
  }

  onRequest(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Reads until `signal` is aborted, and reconnects whenever the connection is lost. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#read(signal).catch(() => undefined)
      if (signal.aborted) return
      this.status.value = 'lost'
      const delay = RECONNECT_DELAYS[Math.min(this.#failures++, RECONNECT_DELAYS.length - 1)] ?? 0
      // An abort ends the loop.
      await sleep(delay, signal).catch(() => undefined)
    }
  }

  async #read(signal: AbortSignal): Promise<void> {
    const { body, ok } = await fetch(`${this.#connection.url}/__mock__/requests/stream`, {
      headers: {
        ...authorizationHeader(this.#connection.controlToken),
        ...(this.#lastEventId !== undefined && { 'last-event-id': this.#lastEventId }),
      },
      signal,
    })
    if (!ok || !body) return
    const parser = createParser({
      onEvent: ({ id, data }) => {
        this.#lastEventId = id
        const request = JSON.parse(data) as RecordedRequest
        for (const listener of this.#listeners) listener(request)
      },
    })
    const decoder = new TextDecoder()
    // Not every browser supports async iteration over a ReadableStream.
    const reader = body.getReader()
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      this.#failures = 0
      this.status.value = 'open'
      parser.feed(decoder.decode(chunk.value, { stream: true }))
    }
  }
}
