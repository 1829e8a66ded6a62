import { LIMITS } from '@workbench-sdk/contract/control-limits'
import type { WorkbenchMock } from '../mock/mock.ts'
import { DEFAULT_WORLD } from './address.ts'
import { Problem } from './problem.ts'

/** A world, and the generation of its mock when it was created. */
interface World {
  readonly mock: WorkbenchMock
  readonly generation: number
}

/** The maximum number of names whose deletions are remembered. */
const MAX_DELETED_NAMES = 1_000

/** The worlds of a host: independent mocks by name. */
export class WorldRegistry {
  /** The maximum number of worlds. */
  readonly limit: number
  readonly #create: (name: string) => WorkbenchMock
  readonly #onAdd: (name: string, mock: WorkbenchMock) => void
  readonly #onDelete: (name: string) => void
  /** The number of records in a new world, before a listener restores its saved state. */
  #initialRecords = 0
  readonly #worlds = new Map<string, World>()
  /** How often the worlds that were deleted most recently have been deleted, by name. */
  readonly #deletions = new Map<string, number>()

  constructor(
    limit: number,
    create: (name: string) => WorkbenchMock,
    onAdd: (name: string, mock: WorkbenchMock) => void,
    onDelete: (name: string) => void,
  ) {
    this.limit = limit
    this.#create = create
    this.#onAdd = onAdd
    this.#onDelete = onDelete
  }

  /**
   * Returns the world with this name, and creates it on first use.
   *
   * @throws Problem if the maximum number of worlds is reached
   */
  at(name: string): WorkbenchMock {
    const existing = this.find(name)
    if (existing) return existing
    this.#checkLimits()
    return this.#add(name)
  }

  /** Adds a world whose state was saved. It exceeds no limit, because it existed before. */
  addSaved(name: string): void {
    if (!this.find(name)) this.#add(name)
  }

  /** Returns the world with this name, or undefined if it does not exist. */
  find(name: string): WorkbenchMock | undefined {
    return this.#worlds.get(name)?.mock
  }

  /** Returns a string that changes if the world is deleted or its state is replaced, but not if it is created. */
  versionOf(name: string): string {
    const world = this.#worlds.get(name)
    return `${this.#deletions.get(name) ?? 0}/${world ? world.mock.generation - world.generation : 0}`
  }

  list(): readonly (readonly [name: string, mock: WorkbenchMock])[] {
    return Array.from(this.#worlds, ([name, { mock }]) => [name, mock])
  }

  /**
   * Deletes a world.
   *
   * @returns the mock of the deleted world
   * @throws Problem if there is no world with this name, or it is the default world
   */
  delete(name: string): WorkbenchMock {
    const mock = this.find(name)
    if (!mock) throw new Problem(404, `Unknown world "${name}".`, 'GET /__mock__/worlds lists the worlds.')
    if (name === DEFAULT_WORLD) {
      throw new Problem(409, 'The default world cannot be deleted.', 'POST /__mock__/reset restores its initial state.')
    }
    this.#onDelete(name)
    this.#worlds.delete(name)
    this.#countDeletion(name)
    mock.clearRequests()
    return mock
  }

  #countDeletion(name: string): void {
    const count = this.#deletions.get(name) ?? 0
    // Adds the name at the end, because the first ones are forgotten.
    this.#deletions.delete(name)
    this.#deletions.set(name, count + 1)
    if (this.#deletions.size <= MAX_DELETED_NAMES) return
    for (const oldest of this.#deletions.keys()) return void this.#deletions.delete(oldest)
  }

  #checkLimits(): void {
    if (this.#worlds.size >= this.limit) {
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
  }

  #add(name: string): WorkbenchMock {
    const mock = this.#create(name)
    this.#initialRecords = Math.max(this.#initialRecords, mock.recordCount)
    this.#onAdd(name, mock)
    this.#worlds.set(name, { mock, generation: mock.generation })
    return mock
  }

  #recordCount(): number {
    return this.list().reduce((sum, [, mock]) => sum + mock.recordCount, 0)
  }
}
