import { readFileSync, watch } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { messageOf } from '@workbench-sdk/internal/errors'
import type { Scenario } from '../../fixtures/scenarios.ts'
import { scenarioNamed } from '../../fixtures/scenarios.ts'
import type { Seed } from '../../fixtures/seed.ts'
import { validateSeedShape } from '../../fixtures/validate-seed.ts'
import { Mock } from '../../mock/mock.ts'
import type { MockOptions } from '../../mock/options.ts'

/** What a mock is to begin with: a scenario that has a name, or what a file says at the time. */
export interface GivenScenario {
  readonly scenario: Scenario
  readonly file?: ScenarioFile
}

/** @throws TypeError where there is no scenario of this name, or the file is none. */
export function givenScenario(text: string): GivenScenario {
  if (/\.json$|[/\\]/.test(text)) {
    const file = new ScenarioFile(text)
    return { scenario: () => file.seed, file }
  }
  try {
    return { scenario: scenarioNamed(text) }
  } catch (error) {
    throw new TypeError(`${messageOf(error)} A file is given by its path, such as ./${text}.json.`)
  }
}

/** A seed as JSON, with dates as ISO 8601 has them. */
export class ScenarioFile {
  readonly path: string
  seed: Seed

  constructor(path: string) {
    this.path = path
    this.seed = this.read()
  }

  /** @throws TypeError where it cannot be read, or is no seed. */
  read(): Seed {
    try {
      const seed: unknown = JSON.parse(readFileSync(this.path, 'utf8'))
      validateSeedShape(seed)
      // Says what a mock would say of it, which has more to say than its shape.
      new Mock({ scenario: () => seed })
      return seed
    } catch (error) {
      throw new TypeError(`${this.path} is no scenario: ${messageOf(error)}`)
    }
  }
}

/** Milliseconds in which an editor is done with a file. */
const SETTLED = 50

/**
 * Has a mock begin anew with what its files say whenever one of them is changed. One that is no scenario then changes nothing.
 *
 * @returns what ends it.
 */
export function watchScenarios(
  mock: Mock,
  options: MockOptions,
  files: readonly ScenarioFile[],
  say: (message: string) => void,
): () => void {
  const renew = (file: ScenarioFile) => {
    const before = file.seed
    try {
      file.seed = file.read()
      if (JSON.stringify(file.seed) === JSON.stringify(before)) return
      // Beside each other, scenarios can be refused that are none of them wrong.
      new Mock(options)
      mock.reset()
      say(`${file.path} has changed: the mock has begun anew with it.`)
    } catch (error) {
      file.seed = before
      say(`${messageOf(error)} The mock is what it was.`)
    }
  }
  const watchers = files.map(file => watchFile(file.path, () => renew(file)))
  return () => {
    for (const end of watchers) end()
  }
}

/** Watches its folder, since many a program puts another file in the place of the one that it changes. */
function watchFile(path: string, changed: () => void): () => void {
  let timer: NodeJS.Timeout | undefined
  const watcher = watch(dirname(resolve(path)), (_, name) => {
    if (name !== null && name !== basename(path)) return
    clearTimeout(timer)
    timer = setTimeout(changed, SETTLED)
  })
  return () => {
    clearTimeout(timer)
    watcher.close()
  }
}
