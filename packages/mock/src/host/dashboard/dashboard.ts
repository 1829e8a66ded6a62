import type { MockRequest } from '../../platform/http-message.ts'

/**
 * The Content-Security-Policy: the page only loads its own files, only calls its own server, cannot be framed, and never
 * turns a string into markup or a script.
 */
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
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
]

/** One of the page's files. */
export interface PageFile {
  readonly name: string
  read(): Promise<Uint8Array<ArrayBuffer>>
}

/** The page's files by URL path. */
type PageFiles = ReadonlyMap<string, PageFile>

const ROOT = '/'
const ASSETS = '/assets/'
const READS: ReadonlySet<string> = new Set(['GET', 'HEAD'])
const HTML = /^(\*|text)\/(\*|html)$/

/**
 * Whether a request is for the page and not for Workbench. A client that requests `/` but does not accept HTML receives an
 * error from the Workbench API.
 */
export function isForDashboard({ method, headers }: Pick<MockRequest, 'method' | 'headers'>, path: string): boolean {
  if (path !== ROOT && !path.startsWith(ASSETS)) return false
  return READS.has(method) && (path !== ROOT || acceptsHtml(headers.get('accept')))
}

/** Whether an Accept header has a media range that includes HTML, with a nonzero quality. */
function acceptsHtml(accept: string | null): boolean {
  if (accept === null || accept.trim() === '') return true
  return accept.split(',').some(range => {
    const [type = '', ...parameters] = range.split(';').map(part => part.trim().toLowerCase())
    return HTML.test(type) && parameters.every(parameter => /^q=(0\.\d*[1-9]|1)/.test(parameter))
  })
}

/** The web page that shows a mock. */
export class Dashboard {
  #files: Promise<PageFiles> | undefined

  /** Responds with one of the page's files. Returns undefined if there is no such file, e.g. because the page has not been built. */
  async respond({ method }: Pick<MockRequest, 'method'>, path: string): Promise<Response | undefined> {
    const file = (await this.#loadFiles()).get(path)
    if (!file) return undefined
    const bytes = await file.read()
    return new Response(method === 'HEAD' ? null : bytes, { headers: headersOf(path, file, bytes.length) })
  }

  // A subpath import, because bundles for browsers replace this file: browsers have no file system.
  #loadFiles(): Promise<PageFiles> {
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

const SECURITY_HEADERS = {
  'content-security-policy': POLICY.join('; '),
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
}

const headersOf = (path: string, { name }: PageFile, length: number) => ({
  ...SECURITY_HEADERS,
  'content-type': TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
  'content-length': String(length),
  // An asset's name contains a hash of its content, so it can be cached permanently. The page itself refers to these names.
  'cache-control': path === ROOT ? 'no-cache' : 'public, max-age=31536000, immutable',
})
