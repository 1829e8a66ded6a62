import type { Chunks, Environment, platform } from '../../platform.ts'
import { type FetchHeaders, type FetchResponse, RESERVED_HEADER } from '../options.ts'

const TOKEN_VARIABLE = 'WORKBENCH_API_KEY'

export const environment: Environment = {
  tokenOrigin: `environment variable ${TOKEN_VARIABLE}`,
  get token() {
    return environmentVariable(TOKEN_VARIABLE)
  },
  get baseUrl() {
    return environmentVariable('WORKBENCH_BASE_URL')
  },
}

function environmentVariable(name: string): string | undefined {
  try {
    return globalThis.process?.env?.[name] || undefined
  } catch {
    // Deno throws if the program has no permission to read the variable.
    return undefined
  }
}

export function isWithin(...[maxSize, { headers, type }]: Parameters<typeof platform.isWithin>): boolean {
  const length = headers.get('content-length')
  // A browser, e.g. in Electron, hides the encoding of cross-origin responses.
  return length !== null && Number(length) <= maxSize && !headers.get('content-encoding') && type !== 'cors'
}

/** Returns the option if the runtime supports it. Old versions of workerd throw. */
export function noStore(): ReturnType<typeof platform.noStore> {
  const option = { cache: 'no-store' } as const
  // Every version of Node accepts the option. Node loads `Request` on first use, which takes longer than loading this client.
  if (globalThis.navigator?.userAgent?.startsWith('Node.js/')) return option
  try {
    return typeof Request === 'undefined' || new Request('http://localhost', option) ? option : {}
  } catch {
    return {}
  }
}

/** Wraps the headers of a custom `fetch`, so that they never throw and contain only strings. */
export function safeHeaders(headers: FetchHeaders): FetchHeaders {
  return {
    get: name => {
      try {
        const value = headers.get(name)
        return typeof value === 'string' ? value : null
      } catch {
        return null
      }
    },
    forEach: callback => {
      try {
        headers.forEach((value, name) => {
          if (typeof value === 'string') callback(value, name)
        })
      } catch {
        // The headers are only informational.
      }
    },
  }
}

type Chunk = ArrayBufferView | ArrayBuffer | string
type Stream = Partial<Pick<ReadableStream<Chunk>, 'getReader'> & AsyncIterable<Chunk>>

/** Returns functions that read and cancel a body. Returns undefined if the body is not a stream or was already read. */
export function chunksOf({ body, bodyUsed }: Pick<FetchResponse, 'body' | 'bodyUsed'>): Chunks | undefined {
  if (bodyUsed) return undefined
  const stream: Stream = Object(body)
  const reader = stream.getReader?.()
  if (reader) return { next: async () => asBytes(await reader.read()), cancel: () => reader.cancel() }
  const iterator = stream[Symbol.asyncIterator]?.()
  return iterator && { next: async () => asBytes(await iterator.next()), cancel: () => iterator.return?.() }
}

/** Some streams, e.g. those of Node and of custom bodies, can yield strings and other views. */
function asBytes({ done, value }: { readonly done?: boolean | undefined; readonly value?: Chunk | undefined }) {
  if (typeof value === 'string') return { done, value: new TextEncoder().encode(value) }
  if (value instanceof ArrayBuffer) return { done, value: new Uint8Array(value) }
  return { done, value: value && new Uint8Array(value.buffer, value.byteOffset, value.byteLength) }
}

/** Returns the headers that are valid and not reserved. */
export function validHeaders(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  const valid: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    const isValid = /^[\w!#$%&'*+.^`|~-]+$/.test(name) && !RESERVED_HEADER.test(name)
    if (isValid && typeof value === 'string' && /^[\t\x20-\x7e]*$/.test(value)) valid[name.toLowerCase()] = value
  }
  return valid
}
