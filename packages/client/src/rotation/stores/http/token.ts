import { InvalidArgumentError, type Secret, type TokenSource } from '../../../index.ts'
import { displayPath } from '../fs-errors.ts'
import { StoreError } from '../secret-store.ts'
import { readText } from '../text-file.ts'

/** The token for an API. */
export interface TokenOptions {
  /** The token, or a function that is called for each request. */
  readonly token?: TokenSource | undefined
  /** A file with the token. It is read for each request, because tokens are renewed. */
  readonly tokenFile?: string | undefined
}

/** Returns a function that returns the current token, or `undefined` if neither option is set. */
export function tokenReader({ token, tokenFile }: TokenOptions): (() => Promise<string>) | undefined {
  if (token !== undefined && tokenFile !== undefined) {
    throw new InvalidArgumentError('Invalid options: expected either `token` or `tokenFile`.')
  }
  if (tokenFile !== undefined) return async () => checkToken(await requireText(tokenFile), displayPath(tokenFile))
  if (token === undefined) return undefined
  return async () => checkToken(revealed(await callProvider(token)), 'The token')
}

/** Reads a file that must exist. */
export async function requireText(path: string): Promise<string> {
  const text = await readText(path)
  if (text !== undefined) return text
  throw new StoreError(`${displayPath(path)} does not exist. Create it, or specify another file.`)
}

async function callProvider(token: TokenSource): Promise<string | Secret> {
  if (typeof token !== 'function') return token
  try {
    return await token()
  } catch (error) {
    // Its message may contain credentials.
    throw new StoreError(
      `Cannot get the token: the \`token\` function threw ${error instanceof Error ? error.name : typeof error}.`,
    )
  }
}

function revealed(token: string | Secret): string {
  return typeof token === 'object' && token !== null ? token.reveal() : String(token ?? '')
}

function checkToken(token: string, origin: string): string {
  const trimmed = token.trim()
  if (/^[!-~]+$/.test(trimmed)) return trimmed
  throw new StoreError(`${origin} is not a valid token: expected one line of visible ASCII characters.`)
}
