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
      throw new TypeError(`Invalid scenario ${this.path}: ${messageOf(error).replace(/[^.]$/, '$&.')}`)
    }
  }
}

/**
 * Resets all worlds to their scenarios when scenario files change. Invalid files are not applied until they, or others that they
 * conflict with, change again.
 *
 * @returns a function that stops watching
 */
export function watchScenarios(
  worlds: () => Iterable<WorkbenchMock>,
  options: MockOptions,
  files: readonly ScenarioFile[],
  warn: (message: string) => void,
): () => void {
  /** The files whose current content is not applied. */
  const rejected = new Set<ScenarioFile>()

  const reload = (changed: readonly ScenarioFile[]) => {
    for (const file of changed) rejected.add(file)
    const contents = new Map<ScenarioFile, Seed>()
    for (const file of rejected) {
      try {
        contents.set(file, file.read())
      } catch (error) {
        if (changed.includes(file)) warn(`${messageOf(error)} The mock was not changed.`)
      }
    }
    // A file that was rejected because of another one may be valid now. If not, the changed ones may still be.
    const problem = apply(contents) && apply(new Map([...contents].filter(([file]) => changed.includes(file))))
    if (problem) warn(`${problem} The mock was not changed.`)
  }

  /** Applies contents of files. Returns an error if they are invalid together, although each of them is valid. */
  const apply = (contents: ReadonlyMap<ScenarioFile, Seed>): string | undefined => {
    const before = new Map(files.map(file => [file, file.seed]))
    for (const [file, seed] of contents) file.seed = seed
    try {
      new WorkbenchMock(options)
    } catch (error) {
      for (const [file, seed] of before) file.seed = seed
      return messageOf(error)
    }
    for (const file of contents.keys()) rejected.delete(file)
    const changed = [...contents.keys()].filter(file => JSON.stringify(file.seed) !== JSON.stringify(before.get(file)))
    if (changed.length > 0) reset(changed)
    return undefined
  }

  const reset = (changed: readonly ScenarioFile[]) => {
    const { failure } = withFailure(() => {
      for (const mock of worlds()) mock.reset()
    })
    const error = failure()
    const paths = changed.map(({ path }) => path)
    warn(
      `${new Intl.ListFormat('en').format(paths)} changed. The mock was reset${error ? `, but not persisted: ${error.message}` : ''}.`,
    )
  }

  const timer = setInterval(() => {
    const changed = files.filter(file => file.hasChanged())
    if (changed.length > 0) reload(changed)
  }, INTERVAL)
  return () => clearInterval(timer)
}
