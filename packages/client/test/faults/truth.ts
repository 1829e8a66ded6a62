import type { WorkbenchMock } from '@workbench-sdk/mock'
import { type ApiKey, Workbench } from '../../src/index.ts'
import type { Creation, Known, Report } from './report.ts'

/** What may be there of a creation, by what it gave or threw: the ids of the keys that were made under its name. */
const MAY_BE: Readonly<Record<Creation['outcome'], (ids: readonly string[], creation: Creation) => boolean>> = {
  // It may have been deleted since; that is asked of the keys.
  made: (ids, { id }) => ids.length === 0 || (ids.length === 1 && ids[0] === id),
  'in doubt': ids => ids.length <= 1,
  'not made': ids => ids.length === 0,
  'under way': () => false,
}

/** What there is in the end, which a mock tells without accidents, beside what the program says of it. */
export class Truth {
  readonly #mock: WorkbenchMock
  readonly #workbench: Workbench
  readonly #keys: ReadonlyMap<string, ApiKey>
  readonly #idsByName: ReadonlyMap<string, readonly string[]>

  static async of(mock: WorkbenchMock): Promise<Truth> {
    const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
    return new Truth(mock, workbench, await workbench.apiKeys.list().toArray())
  }

  private constructor(mock: WorkbenchMock, workbench: Workbench, keys: readonly ApiKey[]) {
    this.#mock = mock
    this.#workbench = workbench
    this.#keys = new Map(keys.map(key => [key.id, key]))
    // An update adds to the name that a key was made with.
    const byName = Map.groupBy(keys, ({ name }) => name.split(' by ')[0] ?? '')
    this.#idsByName = new Map([...byName].map(([name, named]) => [name, named.map(({ id }) => id)]))
  }

  /** Names that two keys have. */
  get doubledNames(): string[] {
    return [...this.#idsByName].filter(([, ids]) => ids.length > 1).map(([name]) => name)
  }

  /** Creations that came to something else than they said. */
  untrueCreations({ creations }: Report): Creation[] {
    return creations.filter(creation => !MAY_BE[creation.outcome](this.#idsOf(creation), creation))
  }

  /** Creations in doubt of which `lookupQuery` does not find what there is, and nothing else. */
  async notFoundByLookupQuery({ creations }: Report): Promise<Creation[]> {
    const wrong: Creation[] = []
    for (const creation of creations.filter(({ outcome }) => outcome === 'in doubt')) {
      const found = await this.#workbench.apiKeys.list(creation.lookupQuery).toArray()
      if (String(found.map(({ id }) => id)) !== String(this.#idsOf(creation))) wrong.push(creation)
    }
    return wrong
  }

  /** Keys that are not what the calls with them left them as, where that is certain. */
  unlikeLeft({ keys }: Report): Known[] {
    return keys.filter(({ id, isThere, name, active }) => {
      const key = this.#keys.get(id)
      if (key === undefined) return isThere === true
      return isThere === false || key.name !== (name ?? key.name) || key.active !== (active ?? key.active)
    })
  }

  /** Keys whose secret is accepted though they are not there and active, or the other way round. */
  async withOtherSecret({ keys }: Report): Promise<Known[]> {
    const wrong: Known[] = []
    for (const key of keys.filter(({ secret }) => secret !== undefined)) {
      const headers = { authorization: `Bearer ${key.secret}` }
      const { status } = await this.#mock.fetch(`${this.#mock.baseUrl}/api/v2/organizations`, { headers })
      if (status !== (this.#keys.get(key.id)?.active ? 200 : 401)) wrong.push(key)
    }
    return wrong
  }

  #idsOf({ name }: Creation): readonly string[] {
    return this.#idsByName.get(name) ?? []
  }
}
