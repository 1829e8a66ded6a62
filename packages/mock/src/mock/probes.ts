/** The paths of the API. The requests of a program under test that are almost right start with them. */
const API = /^\/(api|auth)\/./

/** Health checks, which can be in one of the folders that servers and frameworks use for them. */
const HEALTH =
  /^\/(?:-\/healthy|(?:api\/|actuator\/|-\/|_)?(?:health(?:[_-]?check|z)?|live(?:z|ness)?|readyz?|readiness|startup|up|ping|status|metrics|prometheus))(?:\/|$)/

/** Files that browsers, their developer tools and crawlers request on their own. No operation of the API has such an extension. */
const FILES = [
  /\.(html?|txt|ico|[cm]?js|css|map|webmanifest)$/,
  /\/(favicon|apple-touch-icon|mstile|android-chrome)[\w-]*\.(png|svg)$/,
  /\/(manifest\.json|(sitemap|browserconfig|crossdomain|clientaccesspolicy)[\w-]*\.xml)$/,
]

/** The start page, `/.well-known/`, and the list of targets that Chromium's developer tools request. */
const OTHERS = [/^\/?$/, /^\/\.well-known\//, /^\/json(\/(list|version|protocol))?\/?$/]

const READ_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD'])

export const isRead = (method: string): boolean => READ_METHODS.has(method)

/**
 * Whether a request is a probe: a read of a path outside of the API that browsers, their developer tools, crawlers or health checks
 * request on their own. It is handled, but not reported as an unhandled request of the program under test.
 */
export function isProbe(method: string, path: string): boolean {
  if (!isRead(method)) return false
  const pathname = path.replace(/\?.*/s, '')
  if (HEALTH.test(pathname)) return true
  return !API.test(pathname) && [...OTHERS, ...FILES].some(probe => probe.test(pathname))
}

/** The methods that `fetch` converts to upper case. */
const NORMALIZED_METHODS = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT'])

/** Returns a method as `fetch` sends it. */
export function normalizedMethod(method: string): string {
  const upper = method.toUpperCase()
  return NORMALIZED_METHODS.has(upper) ? upper : method
}
