import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { type Store, StoreError } from './store.ts'

/**
 * Hands the secret to a shell command on its standard input, without a line end.
 *
 * @param token what this program itself runs with: the command's environment is cleared of it
 */
export function command(line: string, token: string, environment: NodeJS.ProcessEnv): Store {
  const env = Object.fromEntries(Object.entries(environment).filter(([, value]) => !value?.includes(token)))
  const program = programOf(line)

  return {
    label: program ?? 'the command',

    async check() {
      if (!program || process.platform === 'win32') return
      const found = await run('command -v -- "$PROGRAM"', { ...env, PROGRAM: program })
      if (found !== 0) throw new StoreError(`There is no command ${program}: correct --exec, or install it.`)
    },

    async save(secret, signal) {
      const code = await run(line, env, secret, signal)
      if (code === 0) return
      throw new StoreError(
        `The command failed (${code}). Its output may hold the secret and is not shown: add 2>FILE to it to see why.`,
      )
    },

    // A command that failed is taken to have stored nothing, and one that succeeded is the last step that can fail.
    async restore() {},
  }
}

async function run(
  line: string,
  env: NodeJS.ProcessEnv,
  input = '',
  signal?: AbortSignal,
): Promise<number | NodeJS.Signals> {
  const child = spawn(line, { shell: true, env, stdio: ['pipe', 'ignore', 'ignore'], ...(signal && { signal }) })
  const ended = once(child, 'exit')
  // A command may end without reading: its exit code decides, not the broken pipe.
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  const [code, killedBy] = await ended
  return code ?? killedBy
}

/** The first word of the command, behind any `NAME=value`; nothing where only a shell can tell. */
function programOf(line: string): string | undefined {
  const word = line
    .trim()
    .replace(/^(?:\w+=[\w./:-]* +)*/, '')
    .split(/\s/, 1)[0]
  return word && /^[\w./+-]+$/.test(word) ? word : undefined
}
