import { suggest } from '@workbench-sdk/internal/suggest'
import type { platform } from '../platform.ts'
import { explainConnectionFailure } from './connection-failure.ts'
import { TOKEN_MISTAKES } from './token-mistakes.ts'

/** The platform for Node, Bun, Deno and workerd. */
export const serverPlatform: typeof platform = {
  explain: explainConnectionFailure,
  tokenMistakes: TOKEN_MISTAKES,
  environmentVariable,
  suggest,
  reservedHeaders: /^(connection|content-length|expect|host|keep-alive|te|trailer|transfer-encoding|upgrade)$/i,
  noStore,
  isWithin,
}

function environmentVariable(name: string): string | undefined {
  try {
    return globalThis.process?.env?.[name] || undefined
  } catch {
    // Deno throws if the program has no permission to read the variable.
    return undefined
  }
}

function isWithin(...[maxSize, { headers, type }]: Parameters<typeof platform.isWithin>): boolean {
  const length = headers.get('content-length')
  // A browser, e.g. in Electron, hides the encoding of cross-origin responses.
  return length !== null && Number(length) <= maxSize && !headers.get('content-encoding') && type !== 'cors'
}

/** Returns the option if the runtime supports it. Old versions of workerd throw. */
function noStore(): ReturnType<typeof platform.noStore> {
  const option = { cache: 'no-store' } as const
  // Every version of Node accepts the option. Node loads `Request` on first use, which takes longer than loading this client.
  if (globalThis.navigator?.userAgent?.startsWith('Node.js/')) return option
  try {
    return typeof Request === 'undefined' || new Request('http://localhost', option) ? option : {}
  } catch {
    return {}
  }
}
