import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { runs } from '../../../../../test/soak.ts'
import { serveWorlds, worldByPath } from '../served.ts'

const SUITE = fileURLToPath(new URL('suite.ts', import.meta.url))
const PROCESSES = 8
const TESTS = runs(12, 200)
/** The time limit of the test, in milliseconds. */
const TIMEOUT = 240_000

const run = promisify(execFile)

test(
  `${PROCESSES} concurrent processes with ${TESTS} tests each do not affect each other in separate worlds of a server`,
  async () => {
    const { server } = await serveWorlds({ maxWorlds: PROCESSES + 1 })
    const names = Array.from({ length: PROCESSES }, (_, index) => `suite-${index}`)
    const outputs = await Promise.all(
      names.map(async (name, index) => {
        const neighbor = names[(index + 1) % PROCESSES] ?? ''
        const how = index % 2 === 0 ? 'header' : 'path'
        const { stdout } = await run(process.execPath, [SUITE, server.url, name, neighbor, how, String(TESTS)])
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
    // The suites did not use the default world.
    const { control } = worldByPath(server)
    expect((await control.get('/requests')).body.requests).toEqual([])
    expect((await control.get('/state')).body.serviceAccounts).toHaveLength(3)
  },
  TIMEOUT,
)
