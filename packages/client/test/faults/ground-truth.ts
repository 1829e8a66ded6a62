import type { WorkbenchMock } from '@workbench-sdk/mock'
import { type ApiKey, Workbench } from '../../src/index.ts'
import type { Creation, KnownKey, Report } from './report.ts'

/** Whether the ids of the keys with the name of a creation are possible for its reported outcome. */
const IS_POSSIBLE: Readonly<Record<Creation['outcome'], (ids: readonly string[], creation: Creation) => boolean>> = {
  // The key may have been deleted since. `keysInUnexpectedState` checks that.
  created: (ids, { id }) => ids.length === 0 || (ids.length === 1 && ids[0] === id),
  unknown: ids => ids.length <= 1,
  'not created': ids => ids.length === 0,
  pending: () => false,
}

/** Compares the final state of the mock, read without faults, with the report of the program. */
export class GroundTruth {
  readonly #mock: WorkbenchMock
  readonly #workbench: Workbench
  readonly #keys: ReadonlyMap<string, ApiKey>
  readonly #idsByName: ReadonlyMap<string, readonly string[]>

  static async read(mock: WorkbenchMock): Promise<GroundTruth> {
    const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
    return new GroundTruth(mock, workbench, await workbench.apiKeys.list().toArray())
  }

  private constructor(mock: WorkbenchMock, workbench: Workbench, keys: readonly ApiKey[]) {
    this.#mock = mock
    this.#workbench = workbench
    this.#keys = new Map(keys.map(key => [key.id, key]))
    // An update appends ` by call …` to the original name.
    const byName = Map.groupBy(keys, ({ name }) => name.split(' by ')[0] ?? '')
    this.#idsByName = new Map([...byName].map(([name, named]) => [name, named.map(({ id }) => id)]))
  }

  /** Names that two or more keys have. */
  get duplicateNames(): string[] {
    return [...this.#idsByName].filter(([, ids]) => ids.length > 1).map(([name]) => name)
  }

  /** Creations whose reported outcome is wrong. */
  misreportedCreations({ creations }: Report): Creation[] {
    return creations.filter(creation => !IS_POSSIBLE[creation.outcome](this.#idsOf(creation), creation))
  }

  /** Creations with an unknown outcome whose `lookupQuery` does not find exactly the keys that were created. */
  async lookupMismatches({ creations }: Report): Promise<Creation[]> {
    const mismatches: Creation[] = []
    for (const creation of creations.filter(({ outcome }) => outcome === 'unknown')) {
      const found = await this.#workbench.apiKeys.list(creation.lookupQuery).toArray()
      if (String(found.map(({ id }) => id)) !== String(this.#idsOf(creation))) mismatches.push(creation)
    }
    return mismatches
  }

  /** Keys whose state differs from the known state. */
  keysInUnexpectedState({ keys }: Report): KnownKey[] {
    return keys.filter(({ id, exists, name, active }) => {
      const key = this.#keys.get(id)
      if (key === undefined) return exists === true
      return exists === false || key.name !== (name ?? key.name) || key.active !== (active ?? key.active)
    })
  }

  /** Keys whose secret is accepted although they are deleted or disabled, and active keys whose secret is not accepted. */
  async keysWithWrongSecret({ keys }: Report): Promise<KnownKey[]> {
    const wrong: KnownKey[] = []
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
