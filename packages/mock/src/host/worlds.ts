import { LIMITS } from '@workbench-sdk/contract/control-limits'
import type { WorkbenchMock } from '../mock/mock.ts'
import { DEFAULT_WORLD } from './address.ts'
import { Problem } from './problem.ts'

/** The worlds of a host: independent mocks by name. */
export class WorldRegistry {
  /** The maximum number of worlds. */
  readonly limit: number
  readonly #create: (name: string) => WorkbenchMock
  readonly #onDelete: (name: string) => void
  /** The number of records in a new world. */
  #initialRecords = 0
  readonly #mocks = new Map<string, WorkbenchMock>()

  constructor(limit: number, create: (name: string) => WorkbenchMock, onDelete: (name: string) => void) {
    this.limit = limit
    this.#create = create
    this.#onDelete = onDelete
  }

  /**
   * Returns the world with this name, and creates it on first use.
   *
   * @throws Problem if the maximum number of worlds is reached
   */
  at(name: string): WorkbenchMock {
    return this.#mocks.get(name) ?? this.#add(name)
  }

  /** Returns the world with this name, or undefined if it does not exist. */
  find(name: string): WorkbenchMock | undefined {
    return this.#mocks.get(name)
  }

  list(): readonly (readonly [name: string, mock: WorkbenchMock])[] {
    return [...this.#mocks]
  }

  /**
   * Deletes a world.
   *
   * @returns the mock of the deleted world
   * @throws Problem if there is no world with this name, or it is the default world
   */
  delete(name: string): WorkbenchMock {
    const mock = this.#mocks.get(name)
    if (!mock) throw new Problem(404, `Unknown world "${name}".`, 'GET /__mock__/worlds lists the worlds.')
    if (name === DEFAULT_WORLD) {
      throw new Problem(409, 'The default world cannot be deleted.', 'POST /__mock__/reset restores its initial state.')
    }
    this.#onDelete(name)
    this.#mocks.delete(name)
    mock.clearRequests()
    return mock
  }

  #add(name: string): WorkbenchMock {
    if (this.#mocks.size >= this.limit) {
      throw new Problem(
        409,
        `The limit of ${this.limit} worlds is reached.`,
        'Delete one with DELETE /__mock__/worlds/{name}, or increase the option maxWorlds.',
      )
    }
    if (this.#recordCount() + this.#initialRecords > LIMITS.worldRecords) {
      throw new Problem(
        409,
        `The worlds would have more than ${LIMITS.worldRecords} records in total.`,
        'Delete one with DELETE /__mock__/worlds/{name}, or use a smaller scenario.',
      )
    }
    const mock = this.#create(name)
    this.#initialRecords = Math.max(this.#initialRecords, mock.recordCount)
    this.#mocks.set(name, mock)
    return mock
  }

  #recordCount(): number {
    return [...this.#mocks.values()].reduce((sum, mock) => sum + mock.recordCount, 0)
  }
}
