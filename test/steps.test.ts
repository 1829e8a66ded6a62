import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'

const PROGRAM = `
  import { runSteps } from './scripts/steps.ts'
  await runSteps({ first: 'node --eval "setInterval(() => {}, 1_000)"', second: 'node --version' }, 1)
  await runSteps({ third: 'node --version' }, 1)
`

test.each(['SIGINT', 'SIGTERM'] as const)('no step starts after %s, and the check fails', async signal => {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', PROGRAM], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout.once('data', () => child.kill(signal))
  const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  expect(output).toContain('── first')
  expect(output).not.toMatch(/── (second|third)/)
  expect([code, errors]).toEqual([1, expect.stringContaining('Interrupted. The remaining steps were not run.')])
})
