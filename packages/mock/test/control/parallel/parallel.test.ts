import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { serveWorlds, worldByPath } from '../served.ts'

const SUITE = fileURLToPath(new URL('suite.ts', import.meta.url))
const PROCESSES = 8
const TESTS = 200
/** Milliseconds. */
const PATIENCE = 240_000

const run = promisify(execFile)

test(
  `${PROCESSES} test suites of ${TESTS} tests, each a process with a world of one served mock, do not notice each other`,
  async () => {
    const { server } = await serveWorlds({ maxWorlds: PROCESSES + 1 })
    const names = Array.from({ length: PROCESSES }, (_, index) => `suite-${index}`)
    const outputs = await Promise.all(
      names.map(async (name, index) => {
        const neighbour = names[(index + 1) % PROCESSES] ?? ''
        const how = index % 2 === 0 ? 'header' : 'path'
        const { stdout } = await run(process.execPath, [SUITE, server.url, name, neighbour, how, String(TESTS)])
        return { name, ...(JSON.parse(stdout) as { passed: number; secret: string }) }
      }),
    )
    expect(outputs.map(({ passed }) => passed)).toEqual(names.map(() => TESTS))
    for (const name of names) {
      const { api } = worldByPath(server, name)
      for (const { name: of, secret } of outputs) {
        expect((await (await api(secret)).get('/api_keys')).status, `${of}'s secret in ${name}`).toBe(
          of === name ? 200 : 401,
        )
      }
    }
    // Nobody named the default world.
    const { control } = worldByPath(server)
    expect((await control.get('/requests')).body.requests).toEqual([])
    expect((await control.get('/state')).body.serviceAccounts).toHaveLength(3)
  },
  PATIENCE,
)
