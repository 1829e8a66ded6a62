import { acceptsRange } from '../../engine/parse-body.ts'
import type { MockRequest } from '../../platform/http-message.ts'

/** By directive. The page runs what came with it, and calls the mock that it came from. No other page has it within itself. */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
]

/** A file of the page. */
export interface PageFile {
  readonly name: string
  read(): Promise<Uint8Array<ArrayBuffer>>
}

/** The files of the page, by the path that each is asked for by. */
type PageFiles = ReadonlyMap<string, PageFile>

const ROOT = '/'
const ASSETS = '/assets/'
const READS: ReadonlySet<string> = new Set(['GET', 'HEAD'])
const HTML = /^(\*|text)\/(\*|html)$/

/**
 * Whether a request may be for the page, and not for Workbench. A client that has no use for a page, and asks for the root all the
 * same, has lost its way: the mock tells it so.
 */
export function isForPage({ method, headers }: Pick<MockRequest, 'method' | 'headers'>, path: string): boolean {
  if (path !== ROOT && !path.startsWith(ASSETS)) return false
  return READS.has(method) && (path !== ROOT || acceptsHtml(headers.get('accept')))
}

const acceptsHtml = (accept: string | null) => accept === null || accept.trim() === '' || acceptsRange(accept, HTML)

/** The page that shows a mock. */
export class Page {
  #files: Promise<PageFiles> | undefined

  /** Answers a request that is for the page; with nothing, where the page has no such file, or there is none at all. */
  async answer({ method }: Pick<MockRequest, 'method'>, path: string): Promise<Response | undefined> {
    const file = (await this.#loaded).get(path)
    if (!file) return undefined
    const bytes = await file.read()
    return new Response(method === 'HEAD' ? null : bytes, { headers: headersOf(path, file, bytes.length) })
  }

  /** They are loaded by this name, so that a host of worlds can be had where there are no files. */
  get #loaded(): Promise<PageFiles> {
    this.#files ??= import('#console-files').then(({ consoleFiles }) => consoleFiles())
    return this.#files
  }
}

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
}

const ALWAYS = {
  'content-security-policy': POLICY.join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

const headersOf = (path: string, { name }: PageFile, length: number) => ({
  ...ALWAYS,
  'content-type': TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
  'content-length': String(length),
  // The name of an asset is another where its content is; the page itself says which names there are.
  'cache-control': path === ROOT ? 'no-cache' : 'public, max-age=31536000, immutable',
})
