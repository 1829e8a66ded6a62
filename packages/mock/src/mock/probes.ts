/** The paths that browsers, their developer tools, crawlers and health checks request on their own. */
const PROBES = [
  /^\/(health(z|check)?|livez?|readyz?|ping|status|metrics)(\/|$)/,
  /^\/\.well-known\//,
  /^\/(favicon|apple-touch-icon)[\w-]*\.(ico|png|svg)$/,
  /^\/(robots\.txt|sitemap\.xml|browserconfig\.xml|manifest\.json|site\.webmanifest)$/,
  /^\/json(\/(list|version))?$/,
]

const READ_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD'])

export const isRead = (method: string): boolean => READ_METHODS.has(method)

/** Whether a request is a probe. It is handled, but not reported as an unhandled request of the program under test. */
export function isProbe(method: string, path: string): boolean {
  const pathname = path.replace(/\?.*/s, '')
  return isRead(method) && PROBES.some(probe => probe.test(pathname))
}

/** The methods that `fetch` converts to upper case. */
const NORMALIZED_METHODS = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT'])

/** Returns a method as `fetch` sends it. */
export function normalizedMethod(method: string): string {
  const upper = method.toUpperCase()
  return NORMALIZED_METHODS.has(upper) ? upper : method
}
