import type { FetchHeaders } from '../options.ts'

/**
 * Returns the `Retry-After` of a response in seconds. If proxies added values, returns the largest one. A date is relative to the
 * server's clock if the response contains its time. A date in the past is ignored.
 */
export function retryAfterSeconds(headers: FetchHeaders): number | undefined {
  const now = Date.parse(headers.get('date') ?? '') || Date.now()
  const [longest] = (headers.get('retry-after') ?? '')
    // A date has a comma after the day of the week.
    .split(/,(?!\s*\d+[ -][a-z])/i)
    .flatMap(each => {
      const value = each.trim()
      if (/^\d+(\.\d+)?$/.test(value)) return Number(value)
      const time = Date.parse(value.replace(/( GMT)?$/, ' GMT'))
      return time > now ? Math.ceil((time - now) / 1000) : []
    })
    .sort((a, b) => b - a)
  return longest
}
