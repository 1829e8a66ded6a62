import { signal } from '@preact/signals'
import { createParser } from 'eventsource-parser'
import type { Place } from '../place.ts'
import { authorization, type RecordedRequest } from './control.ts'

/** Milliseconds before a lost connection is tried again: at once, then ever more patiently. */
const PATIENCE = [0, 500, 1_000, 2_000, 5_000]

export type Connection = 'connecting' | 'open' | 'lost'

type Listener = (request: RecordedRequest) => void

/**
 * The requests of a world as they are answered, for as long as the page is there. It is read by `fetch` and not by an
 * `EventSource`, which MSW's service worker leaves alone, and which cannot send a control token.
 */
export class Live {
  readonly connection = signal<Connection>('connecting')
  readonly #place: Place
  readonly #listeners = new Set<Listener>()
  #lastId: string | undefined
  #failures = 0

  constructor(place: Place) {
    this.#place = place
  }

  onRequest(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Reads until `signal` is aborted, and connects again whenever the connection is lost. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#read(signal).catch(() => undefined)
      if (signal.aborted) return
      this.connection.value = 'lost'
      await pause(PATIENCE[Math.min(this.#failures++, PATIENCE.length - 1)] ?? 0, signal)
    }
  }

  async #read(signal: AbortSignal): Promise<void> {
    const { body, ok } = await fetch(`${this.#place.url}/__mock__/requests/stream`, {
      headers: {
        ...authorization(this.#place.controlToken),
        ...(this.#lastId !== undefined && { 'last-event-id': this.#lastId }),
      },
      signal,
    })
    if (!ok || !body) return
    const parser = createParser({
      onEvent: ({ id, data }) => {
        this.#lastId = id
        const request = JSON.parse(data) as RecordedRequest
        for (const listener of this.#listeners) listener(request)
      },
    })
    for await (const text of textOf(body)) {
      this.#failures = 0
      this.connection.value = 'open'
      parser.feed(text)
    }
  }
}

/** A reader of its own, since not every browser iterates over a stream. */
async function* textOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    yield decoder.decode(value, { stream: true })
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
