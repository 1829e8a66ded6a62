import { canonicalId, isId } from '@workbench-sdk/contract/ids'

/** Whether a recorded path is another spelling of a path. As in routes, that path can lack `/api/v2`. */
export function isSamePath(recorded: string, path: string): boolean {
  const wanted = decodedPath(path)
  const received = decodedPath(recorded)
  return received === wanted || received === `/api/v2${wanted}`
}

/** Converts `/api/v2/organiz%61tions/?page%5Blimit%5D=1` to `/api/v2/organizations?page[limit]=1`. */
function decodedPath(path: string): string {
  const { pathname, query } = partsOf(path)
  return pathname + query.split('&').map(decoded).join('&')
}

/** Returns a path without a trailing slash and percent-encoding, and with ids in lower case. The query remains as it was recorded. */
export function canonicalPath(path: string): string {
  const { pathname, query } = partsOf(path)
  return pathname + query
}

function partsOf(path: string): { readonly pathname: string; readonly query: string } {
  const [pathname = '', ...rest] = path.split('?')
  const segments = pathname.split('/').map(segment => {
    const text = decoded(segment)
    return isId(text) ? canonicalId(text) : text
  })
  return {
    pathname: segments.join('/').replace(/(?<=.)\/$/, ''),
    query: rest.length === 0 ? '' : `?${rest.join('?')}`,
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
