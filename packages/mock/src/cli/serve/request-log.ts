import { styleText } from 'node:util'
import { nearestRoutes, shortPath } from '../../engine/router.ts'
import { REMEDIES } from '../../recording/explain.ts'
import type { RecordedCaller, RecordedRequest } from '../../recording/recorded-request.ts'

/** Characters of a path or a name. */
const LONGEST = 200

interface Log {
  readonly stream: NodeJS.WriteStream
  /** Whose request it is, where it is not that of the default world. */
  readonly world?: string
}

type Format = Parameters<typeof styleText>[0]

/** A request as a line for a person, with one below it that says why, where it was not simply done. */
export function requestLine(request: RecordedRequest, { stream, world }: Log): string {
  const paint = (format: Format, text: string) => styleText(format, text, { stream })
  const { method, path, status, caller } = request
  const shown = status === undefined ? 'lost' : String(status)
  const line = [
    paint('dim', new Date().toTimeString().slice(0, 8)),
    ...(world === undefined ? [] : [paint('magenta', world)]),
    method.padEnd(6),
    paint(colourOf(status), shown.padEnd(4)),
    plain(path),
    ...(caller ? [paint('dim', nameOf(caller))] : []),
  ]
  return [line.join('  '), ...reasons(request).map(reason => paint('dim', `          ${reason}`))].join('\n')
}

const COLOURS: Readonly<Record<string, Format>> = { 2: 'green', 3: 'cyan', 4: 'yellow', 5: 'red' }

const colourOf = (status: number | undefined): Format => COLOURS[String(status)[0] ?? ''] ?? 'red'

const nameOf = ({ name, apiKey }: RecordedCaller) => plain(apiKey ? `${name} (${apiKey.name})` : name)

function reasons({ method, path, route, rule, fault }: RecordedRequest): string[] {
  if (fault !== undefined) return [`made so by ${fault}`]
  if (route === undefined) {
    const [nearest] = nearestRoutes(`${method} ${shortPath(path).slice(0, LONGEST)}`)
    return [`a surprise: Workbench has no such operation. The nearest is ${nearest}.`]
  }
  if (rule === undefined) return []
  const remedy = REMEDIES[rule]
  return [remedy === undefined ? rule : `${rule}: allowed would be ${remedy}`]
}

/** Whoever names an account does not get to say anything to the terminal. */
const plain = (text: string) => shortened(text).replaceAll(/\p{C}/gu, '\u{FFFD}')

const shortened = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)
