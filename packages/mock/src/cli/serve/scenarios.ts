import { readFileSync, statSync } from 'node:fs'
import { messageOf } from '@workbench-sdk/internal/errors'
import { findScenario, type Scenario } from '../../fixtures/scenarios.ts'
import type { Seed } from '../../fixtures/seed.ts'
import { WorkbenchMock } from '../../mock/mock.ts'
import type { MockOptions } from '../../mock/options.ts'
import { parseJson } from '../parse-json.ts'
import { withFailure } from './persistence.ts'

/** A named scenario, or the current content of a scenario file. */
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

/** The polling interval for files, in milliseconds. A changed file is read once it has remained unchanged for this long. */
const INTERVAL = 100

/** Returns a string that changes with each change to a file, even if the file cannot be read. */
function versionOf(path: string): string {
  try {
    const { dev, ino, size, mtimeNs, ctimeNs } = statSync(path, { bigint: true })
    return [dev, ino, size, mtimeNs, ctimeNs].join(' ')
  } catch (error) {
    return messageOf(error)
  }
}

/** A JSON file with a seed. Dates are ISO 8601 strings. */
export class ScenarioFile {
  readonly path: string
  seed: Seed
  /** The version as of the last call to `hasChanged`. */
  #version: string
  #isPending = false

  constructor(path: string) {
    this.path = path
    this.#version = versionOf(path)
    this.seed = this.read()
  }

  /**
   * Whether the file has changed and the change is complete, i.e. the file has not changed again since the last call. Polls the
   * path, because file system events do not report that a symbolic link or a folder in the path was redirected.
   */
  hasChanged(): boolean {
    const version = versionOf(this.path)
    const isStable = version === this.#version
    const hasChanged = isStable && this.#isPending
    this.#version = version
    this.#isPending = !isStable
    return hasChanged
  }

  /** @throws TypeError if the file cannot be read, or is not a valid seed */
  read(): Seed {
    try {
      const seed = parseJson(readFileSync(this.path)) as Seed
      // The mock validates the scenario.
      new WorkbenchMock({ scenario: () => seed })
      return seed
    } catch (error) {
      throw new TypeError(`Invalid scenario ${this.path}: ${messageOf(error)}`)
    }
  }
}

/**
 * Resets all worlds to their scenarios when a scenario file changes. An invalid file is not applied.
 *
 * @returns a function that stops watching
 */
export function watchScenarios(
  worlds: () => Iterable<WorkbenchMock>,
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
    } catch (error) {
      file.seed = before
      warn(`${messageOf(error)} The mock was not changed.`)
      return
    }
    const { failure } = withFailure(() => {
      for (const mock of worlds()) mock.reset()
    })
    const error = failure()
    warn(`${file.path} changed. The mock was reset${error ? `, but not persisted: ${error.message}` : ''}.`)
  }
  const timer = setInterval(() => {
    for (const file of files) if (file.hasChanged()) reload(file)
  }, INTERVAL)
  return () => clearInterval(timer)
}
