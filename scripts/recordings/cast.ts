/** Creates recordings in version 2 of asciinema's format: https://docs.asciinema.org/manual/asciicast/v2/ */

const HEADER = { version: 2, width: 110, height: 32 }
const PROMPT = '\u001b[1;32m$\u001b[0m '
/** Pauses in seconds. They are constant, so that a recording changes only if the output does. */
const PAUSE = { key: 0.03, line: 0.12, command: 1.2 }

export interface Step {
  readonly command: string
  /** The complete output of the command. */
  readonly output: string
}

/** Returns a recording in which the commands are typed and their output appears line by line. */
export function castOf(title: string, steps: readonly Step[]): string {
  const events: (readonly [number, 'o', string])[] = []
  let time = 0
  const print = (text: string, pause: number) => {
    events.push([Number(time.toFixed(2)), 'o', text])
    time += pause
  }
  for (const { command, output } of steps) {
    print(PROMPT, PAUSE.command)
    for (const key of command) print(key === '\n' ? '\r\n> ' : key, PAUSE.key)
    print('\r\n', PAUSE.line)
    for (const line of output.trimEnd().split('\n')) print(`${line}\r\n`, PAUSE.line)
  }
  print(PROMPT, PAUSE.command)
  return [{ ...HEADER, title }, ...events].map(each => `${JSON.stringify(each)}\n`).join('')
}

/** Returns the recording's content as text, for users who cannot see the recording. */
export function transcriptOf(steps: readonly Step[]): string {
  return `${steps.map(({ command, output }) => `$ ${command}\n${output.trimEnd()}`).join('\n\n')}\n`
}
