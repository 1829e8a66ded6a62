import { suggest } from '@workbench-sdk/internal/suggest'
import type { platform } from '../platform.ts'
import { explainConnectionFailure } from './connection-failure.ts'
import { TOKEN_MISTAKES } from './token-mistakes.ts'

/** Node, Bun, Deno and workerd. */
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
    // Deno throws if the program has no permission to read it.
    return undefined
  }
}

function isWithin(...[maxSize, { headers, type }]: Parameters<typeof platform.isWithin>): boolean {
  const length = headers.get('content-length')
  // A browser, e.g. that of Electron, hides the encoding of a response from another origin.
  return length !== null && Number(length) <= maxSize && !headers.get('content-encoding') && type !== 'cors'
}

/** Old versions of workerd throw on the option. */
function noStore(): ReturnType<typeof platform.noStore> {
  const option = { cache: 'no-store' } as const
  // Every version of Node has it, and loads its `Request` on first use, which takes longer than to load this client.
  if (globalThis.navigator?.userAgent?.startsWith('Node.js/')) return option
  try {
    return typeof Request === 'undefined' || new Request('http://localhost', option) ? option : {}
  } catch {
    return {}
  }
}
