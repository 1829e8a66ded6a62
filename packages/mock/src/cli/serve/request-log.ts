import { styleText } from 'node:util'
import { shorten } from '@workbench-sdk/internal/shorten'
import { nearestRoutes, shortPath } from '../../engine/router.ts'
import { REMEDIES } from '../../recording/explain.ts'
import type { RecordedCaller, RecordedRequest } from '../../recording/recorded-request.ts'

interface LogOptions {
  readonly stream: NodeJS.WriteStream
  /** The name of the world, unless it is the default world. */
  readonly world?: string
}

type Format = Parameters<typeof styleText>[0]

/** Returns a line for a request. If it was rejected or affected by a fault, a second line gives the reason. */
export function requestLine(request: RecordedRequest, { stream, world }: LogOptions): string {
  const paint = (format: Format, text: string) => styleText(format, text, { stream })
  const { method, path, status, caller } = request
  const statusText = status === undefined ? 'lost' : String(status)
  const line = [
    paint('dim', new Date().toTimeString().slice(0, 8)),
    ...(world === undefined ? [] : [paint('magenta', world)]),
    method.padEnd(6),
    paint(colorOf(status), statusText.padEnd(4)),
    printable(readable(path)),
    ...(caller ? [paint('dim', nameOf(caller))] : []),
  ]
  return [line.join('  '), ...reasons(request).map(reason => paint('dim', `          ${reason}`))].join('\n')
}

const COLORS: Readonly<Record<string, Format>> = { 2: 'green', 3: 'cyan', 4: 'yellow', 5: 'red' }

const colorOf = (status: number | undefined): Format => COLORS[String(status)[0] ?? ''] ?? 'red'

const nameOf = ({ name, apiKey }: RecordedCaller) => printable(apiKey ? `${name} (${apiKey.name})` : name)

function reasons({ method, path, route, rule, fault }: RecordedRequest): string[] {
  if (fault !== undefined) return [`caused by ${fault}`]
  if (route === undefined) {
    const [nearest] = nearestRoutes(`${method} ${shortPath(path)}`)
    return [`unhandled request: Workbench has no such operation. Did you mean "${nearest}"?`]
  }
  if (rule === undefined) return []
  const remedy = REMEDIES[rule]
  return [remedy === undefined ? rule : `${rule}; allowed: ${remedy}`]
}

/** Decodes brackets: `filter%5Bname%5D` is hard to read, but most clients encode them. */
const readable = (path: string) => path.replaceAll(/%5b/gi, '[').replaceAll(/%5d/gi, ']')

/** Removes control characters, because a name could contain terminal escape sequences. */
const printable = (text: string) => shorten(text).replaceAll(/\p{C}/gu, '\u{FFFD}')
