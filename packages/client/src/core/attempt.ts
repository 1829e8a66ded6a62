import { timeLimit } from '@workbench-sdk/internal/sleep'
import { WorkbenchError } from '../errors.ts'
import { parseDocument } from '../json-api/decode.ts'
import { type FetchFailure, platform } from '../platform.ts'
import { describe } from '../validate-arguments.ts'
import type { FetchHeaders, FetchResponse } from './options.ts'

/** A response whose body has been read. */
export interface ReadResponse {
  readonly status: number
  readonly headers: FetchHeaders
  /** The parsed body: undefined if it is empty or plain text, `PAGE` or `UNREADABLE` if it is not JSON. */
  readonly document: unknown
}

/** The outcome of one attempt. `unsent` means that Workbench definitely did not receive the request. */
export type Outcome =
  | (ReadResponse & { readonly kind: 'response' })
  /** `fetch` threw, or the body could not be read. The thrown value may contain the request and with it the token. */
  | (FetchFailure & { readonly kind: 'connection-error'; readonly thrown: unknown })
  | { readonly kind: 'timeout' | 'aborted'; readonly unsent: boolean }
  /** `fetch` returned something other than a response, or the response is too large. */
  | { readonly kind: 'unusable'; readonly unsent: false; readonly problem: string }
  /** The token or the one-time code could not be obtained. */
  | { readonly kind: 'error'; readonly unsent: boolean; readonly error: WorkbenchError }

/**
 * Sends a request once and reads the whole body, so that a truncated body is a lost response. It never rejects.
 *
 * @param timeout In milliseconds, including the body of the response.
 */
export function attempt(
  send: (signal: AbortSignal) => Promise<FetchResponse>,
  timeout: number,
  signal: AbortSignal | undefined,
  maxResponseSize: number,
): Promise<Outcome> {
  const controller = new AbortController()
  let response: Promise<FetchResponse>
  try {
    response = send(controller.signal)
  } catch (thrown) {
    return Promise.resolve(failed(thrown, true))
  }
  return new Promise(resolve => {
    // Does not wait for `fetch`, because a custom implementation may ignore the signal.
    const cancel = timeLimit(timeout, signal, kind => {
      resolve({ kind, unsent: false })
      controller.abort()
    })
    const finish = (outcome: Outcome) => {
      cancel()
      resolve(outcome)
    }
    read(response, maxResponseSize).then(finish, thrown => finish(failed(thrown, false)))
  })
}

async function read(pending: Promise<FetchResponse>, maxSize: number): Promise<Outcome> {
  const response = await pending
  // Reads each property of the platform's class only once, because reading is slow.
  const { status, headers, text }: Partial<FetchResponse> = Object(response)
  if (typeof status !== 'number' || typeof text !== 'function' || typeof headers?.get !== 'function') {
    return unusable(`is ${describe(response)}. \`fetch\` must return a Response.`)
  }
  const chunks = platform.isWithin(maxSize, response) ? undefined : chunksOf(response)
  const body = await (chunks ? readChunks(chunks, maxSize) : response.text())
  if (body === undefined || body.length > maxSize) return unusable(`is larger than maxResponseSize, ${maxSize} bytes.`)
  return {
    kind: 'response',
    // For a redirect that was not followed, browsers report 0.
    status: status || 302,
    headers,
    document: parseDocument(body, headers),
  }
}

function failed(thrown: unknown, unsent: boolean): Outcome {
  if (thrown instanceof WorkbenchError) return { kind: 'error', unsent, error: thrown }
  const failure = platform.explain(thrown)
  return {
    ...failure,
    kind: 'connection-error',
    unsent: unsent || failure.unsent,
    isPermanent: unsent || failure.isPermanent,
    thrown,
  }
}

function unusable(problem: string): Outcome {
  return { kind: 'unusable', unsent: false, problem }
}

type Chunks = NonNullable<ReturnType<typeof chunksOf>>

/** Reads a body. Returns undefined if it is longer than `limit`, in bytes after decompression. */
async function readChunks(chunks: Chunks, limit: number): Promise<string | undefined> {
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for (;;) {
    const { done, value } = await chunks.next()
    if (done) return text + decoder.decode()
    size += value.length
    if (size > limit) {
      // A failure does not matter, because the body is no longer needed.
      chunks.cancel()?.catch(() => {})
      return undefined
    }
    text += decoder.decode(value, { stream: true })
  }
}

type Stream = Partial<Pick<ReadableStream<Uint8Array>, 'getReader'> & AsyncIterable<Uint8Array>>

/** Returns functions that read and cancel a body. Returns undefined if it is not a stream, or was read before. */
function chunksOf({ body, bodyUsed }: FetchResponse) {
  if (bodyUsed) return undefined
  const stream: Stream = Object(body)
  const reader = stream.getReader?.()
  if (reader) return { next: () => reader.read(), cancel: () => reader.cancel() }
  const iterator = stream[Symbol.asyncIterator]?.()
  return iterator && { next: () => iterator.next(), cancel: () => iterator.return?.() }
}
