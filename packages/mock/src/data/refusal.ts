import type { ResourceType } from '../model.ts'
import { camelCase } from '../state/show.ts'

/** What somebody may want to do to a collection. */
type Write = 'create' | 'update' | 'delete'

/** The client's calls for what the API can do. */
const CALLS: Readonly<Record<ResourceType, Partial<Readonly<Record<Write, string>>>>> = {
  service_accounts: {
    create: 'workbench.serviceAccounts.create(…)',
    update:
      'workbench.serviceAccounts.update(…), workbench.serviceAccounts.disable(…) or workbench.serviceAccounts.enable(…)',
    delete: 'workbench.serviceAccounts.delete(…)',
  },
  api_keys: {
    create: 'workbench.apiKeys.create(…)',
    update: 'workbench.apiKeys.update(…), workbench.apiKeys.disable(…) or workbench.apiKeys.enable(…)',
    delete: 'workbench.apiKeys.delete(…)',
  },
  user_accounts: {
    create: 'workbench.userAccounts.create(…)',
    update: "workbench.request('PATCH', '/api/v2/user_accounts/{id}', …)",
  },
  investigative_actions: {
    create: "workbench.request('POST', '/api/v2/investigative_actions', …)",
    update:
      "workbench.investigativeActions.complete(…) or workbench.request('PATCH', '/api/v2/investigative_actions/{id}', …)",
  },
  organizations: {},
  actors: {},
}

const SEEDED = new Set<ResourceType>(['service_accounts', 'user_accounts', 'investigative_actions', 'organizations'])

/** What is said to somebody who would write past the rules, and what to do instead. */
export interface Refusals {
  write(method: string, write: Write): TypeError
  relations(): TypeError
}

export function refusalsOf(type: ResourceType): Refusals {
  const name = camelCase(type)
  return {
    write: (method, write) =>
      new TypeError(
        `${name}.${method}() is refused: this collection follows the mock, and its rules alone write. ${instead(type, write)}`,
      ),
    relations: () =>
      new TypeError(
        `${name}.defineRelations() is refused: the relations of this collection are those of Workbench's API. Define ` +
          `one from your own collection, such as users.defineRelations(({ one }) => ({ mine: one(${name}) })).`,
      ),
  }
}

function instead(type: ResourceType, write: Write): string {
  const seed = write === 'create' && SEEDED.has(type) ? [`mock.seed({ ${camelCase(type)}: … })`] : []
  const ways = [CALLS[type][write] ?? [], seed].flat()
  if (ways.length > 0) return `Use ${ways.join(', or ')}.`
  return `Workbench's API has nothing that would ${write} one by itself.`
}
