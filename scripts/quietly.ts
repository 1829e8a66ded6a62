// Runs a command and prints its output only if it fails: `node scripts/quietly.ts npm run build`.
import { spawnSync } from 'node:child_process'

const [command = '', ...args] = process.argv.slice(2)
const { status, stdout, stderr, error } = spawnSync(command, args, {
  encoding: 'utf8',
  maxBuffer: 64 * 1024 ** 2,
  // On Windows, npm is a script.
  shell: process.platform === 'win32',
})
if (status !== 0) {
  process.stdout.write(stdout ?? '')
  process.stderr.write(error ? `${error.message}\n` : stderr)
  process.exitCode = status ?? 1
}
