import { readFileSync, watch } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { messageOf } from '@workbench-sdk/internal/errors'
import { findScenario, type Scenario } from '../../fixtures/scenarios.ts'
import type { Seed } from '../../fixtures/seed.ts'
import { WorkbenchMock } from '../../mock/mock.ts'
import type { MockOptions } from '../../mock/options.ts'

/** A scenario by its name, or the current content of a file. */
export interface NamedOrFileScenario {
  readonly scenario: Scenario
  readonly file?: ScenarioFile
}

/** @throws TypeError if the scenario is unknown, or the file is invalid */
export function scenarioFrom(text: string): NamedOrFileScenario {
  if (/\.json$|[/\\]/.test(text)) {
    const file = new ScenarioFile(text)
    return { scenario: () => file.seed, file }
  }
  try {
    return { scenario: findScenario(text) }
  } catch (error) {
    throw new TypeError(`${messageOf(error)} To use a file, pass its path, e.g. ./${text}.json.`)
  }
}

/** A JSON file with a seed. Dates are ISO 8601 strings. */
export class ScenarioFile {
  readonly path: string
  seed: Seed

  constructor(path: string) {
    this.path = path
    this.seed = this.read()
  }

  /** @throws TypeError if the file cannot be read, or is not a valid seed */
  read(): Seed {
    try {
      const seed: Seed = JSON.parse(readFileSync(this.path, 'utf8'))
      // A mock validates its scenarios.
      new WorkbenchMock({ scenario: () => seed })
      return seed
    } catch (error) {
      throw new TypeError(`Invalid scenario ${this.path}: ${messageOf(error)}`)
    }
  }
}

/** The time that an editor may take to write a file, in milliseconds. */
const DEBOUNCE = 50

/**
 * Resets a mock to its scenarios when one of their files changes. An invalid file changes nothing.
 *
 * @returns a function that stops watching
 */
export function watchScenarios(
  mock: WorkbenchMock,
  options: MockOptions,
  files: readonly ScenarioFile[],
  warn: (message: string) => void,
): () => void {
  const reload = (file: ScenarioFile) => {
    const before = file.seed
    try {
      file.seed = file.read()
      if (JSON.stringify(file.seed) === JSON.stringify(before)) return
      // Scenarios that are valid separately can be invalid together.
      new WorkbenchMock(options)
      mock.reset()
      warn(`${file.path} has changed. The mock was reset.`)
    } catch (error) {
      file.seed = before
      warn(`${messageOf(error)} The mock was not changed.`)
    }
  }
  const watchers = files.map(file => watchFile(file.path, () => reload(file)))
  return () => {
    for (const stop of watchers) stop()
  }
}

/** Watches the folder of the file, because many editors replace the file instead of writing to it. */
function watchFile(path: string, onChange: () => void): () => void {
  let timer: NodeJS.Timeout | undefined
  const watcher = watch(dirname(resolve(path)), (_, name) => {
    if (name !== null && name !== basename(path)) return
    clearTimeout(timer)
    timer = setTimeout(onChange, DEBOUNCE)
  })
  return () => {
    clearTimeout(timer)
    watcher.close()
  }
}
