import type { Mock } from '../mock/mock.ts'
import { DEFAULT_WORLD } from './address.ts'
import { Problem } from './problem.ts'

/** Mocks by name, each of which knows nothing of the others. */
export class WorldRegistry {
  /** How many there can be at once. */
  readonly limit: number
  readonly #begin: (name: string) => Mock
  readonly #mocks = new Map<string, Mock>()

  constructor(limit: number, begin: (name: string) => Mock) {
    this.limit = limit
    this.#begin = begin
  }

  /**
   * The world of a name, which begins where it has not.
   *
   * @throws Problem where there are as many as there can be.
   */
  at(name: string): Mock {
    return this.#mocks.get(name) ?? this.#add(name)
  }

  list(): readonly (readonly [name: string, mock: Mock])[] {
    return [...this.#mocks]
  }

  /**
   * Ends a world.
   *
   * @returns what it was.
   * @throws Problem where there is none of this name, or it is the default world.
   */
  delete(name: string): Mock {
    const mock = this.#mocks.get(name)
    if (!mock) throw new Problem(404, `There is no world ${name}.`, 'GET /__mock__/worlds lists those that there are.')
    if (name === DEFAULT_WORLD) {
      throw new Problem(409, 'The default world does not end.', 'POST /__mock__/reset makes it what it was.')
    }
    this.#mocks.delete(name)
    return mock
  }

  #add(name: string): Mock {
    if (this.#mocks.size >= this.limit) {
      throw new Problem(
        409,
        `There are ${this.limit} worlds already, and there can be no more.`,
        'DELETE /__mock__/worlds/{name} ends one; the option maxWorlds says how many there can be.',
      )
    }
    const mock = this.#begin(name)
    this.#mocks.set(name, mock)
    return mock
  }
}
