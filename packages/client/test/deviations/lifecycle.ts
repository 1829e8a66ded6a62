import type { ResourceType } from '@workbench-sdk/contract/model'
import { WorkbenchMock } from '@workbench-sdk/mock'
import { type DeviationEvent, type Hooks, Workbench } from '../../src/index.ts'
import { valueAt } from './json.ts'

/** One call, whose response can be edited. */
export interface Step {
  readonly name: string
  readonly type: ResourceType
  /** Whether the response has a page, one record, or nothing to read. */
  readonly result: 'page' | 'record' | 'nothing'
  /** The included relationships, by their names in the client. */
  readonly include?: Readonly<Record<string, string>>
  readonly run: (workbench: Workbench) => PromiseLike<unknown>
}

const AUTHORS = { createdBy: 'created_by', updatedBy: 'updated_by' }
const OF_ORGANIZATION = { organization: 'organization', ...AUTHORS }
const OF_ACCOUNT = { ...OF_ORGANIZATION, actor: 'actor' }
const OF_KEY = { ...OF_ORGANIZATION, serviceAccount: 'service_account' }
const OF_USER = { actor: 'actor', primaryOrganization: 'primary_organization', ...AUTHORS }
const OF_ACTION = { ...OF_ORGANIZATION, assignedToActor: 'assigned_to_actor' }

const names = <const Name extends string>(relations: Readonly<Record<Name, string>>) => Object.keys(relations) as Name[]

/** Starts a mock, and a client whose responses `edit` replaces. The steps use the ids of the unedited responses. */
export function startLifecycle(edit: (document: unknown, request: Request) => unknown) {
  const mock = new WorkbenchMock()
  const { serviceAccounts, investigativeActions, organizationId } = mock.seed({
    serviceAccounts: [{ name: 'ci', keys: [{ name: 'build' }] }],
    investigativeActions: [{ title: 'Ask the owner', status: 'RUNNING' }],
  })
  const seeded = { account: serviceAccounts[0].id, action: investigativeActions[0].id }
  const created = new Map<unknown, unknown>()
  const deviations: DeviationEvent[] = []
  const hooks: Hooks = { deviation: event => void deviations.push(event) }
  const fetch = async (...args: Parameters<typeof globalThis.fetch>) => {
    const request = new Request(...args)
    const response = await mock.fetch(request.clone())
    const text = await response.text()
    const { status } = response
    // A deletion has no record to edit.
    if (request.method === 'DELETE') return Response.json(JSON.parse(text), { status })
    const document: unknown = JSON.parse(text)
    if (request.method === 'POST') created.set(valueAt(document, 'data', 'type'), valueAt(document, 'data', 'id'))
    return Response.json(await edit(document, request), { status })
  }
  const workbench = new Workbench({ token: mock.tokens.admin, fetch, hooks, retries: 0 })
  const idOfCreated = (type: ResourceType) => String(created.get(type))
  const account = () => idOfCreated('service_accounts')
  const key = () => idOfCreated('api_keys')

  const steps: Step[] = [
    {
      name: 'create an account',
      type: 'service_accounts',
      result: 'record',
      run: ({ serviceAccounts }) =>
        serviceAccounts.create({ name: 'deployer', role: 'organization_analyst', readOnly: true }),
    },
    {
      name: 'get an account',
      type: 'service_accounts',
      result: 'record',
      run: ({ serviceAccounts }) => serviceAccounts.get(account()),
    },
    {
      name: 'list accounts',
      type: 'service_accounts',
      result: 'page',
      include: OF_ACCOUNT,
      run: ({ serviceAccounts }) => serviceAccounts.list({ include: names(OF_ACCOUNT) }),
    },
    {
      name: 'update an account',
      type: 'service_accounts',
      result: 'record',
      run: ({ serviceAccounts }) => serviceAccounts.update(account(), { name: 'cd', role: 'organization_admin' }),
    },
    {
      name: 'create a key',
      type: 'api_keys',
      result: 'record',
      run: ({ apiKeys }) => apiKeys.create({ serviceAccount: account(), name: 'deploy', assignable: true }),
    },
    {
      name: 'get a key',
      type: 'api_keys',
      result: 'record',
      run: ({ apiKeys }) => apiKeys.get(key()),
    },
    {
      name: 'list keys',
      type: 'api_keys',
      result: 'page',
      include: OF_KEY,
      run: ({ apiKeys }) => apiKeys.list({ include: names(OF_KEY) }),
    },
    {
      name: 'list the keys of an account',
      type: 'api_keys',
      result: 'page',
      run: ({ serviceAccounts }) => serviceAccounts.keys(account()),
    },
    {
      name: 'list no keys',
      type: 'api_keys',
      result: 'page',
      run: ({ apiKeys }) => apiKeys.list({ name: 'unknown' }),
    },
    {
      name: 'update a key',
      type: 'api_keys',
      result: 'record',
      run: ({ apiKeys }) => apiKeys.update(key(), { name: 'deploy, old', assignable: false }),
    },
    { name: 'disable a key', type: 'api_keys', result: 'record', run: ({ apiKeys }) => apiKeys.disable(key()) },
    { name: 'enable a key', type: 'api_keys', result: 'record', run: ({ apiKeys }) => apiKeys.enable(key()) },
    {
      name: 'disable an account',
      type: 'service_accounts',
      result: 'record',
      run: ({ serviceAccounts }) => serviceAccounts.disable(account()),
    },
    {
      name: 'enable an account',
      type: 'service_accounts',
      result: 'record',
      run: ({ serviceAccounts }) => serviceAccounts.enable(account()),
    },
    { name: 'delete a key', type: 'api_keys', result: 'nothing', run: ({ apiKeys }) => apiKeys.delete(key()) },
    {
      name: 'delete an account',
      type: 'service_accounts',
      result: 'nothing',
      run: ({ serviceAccounts }) => serviceAccounts.delete(account()),
    },
    {
      name: 'create a user',
      type: 'user_accounts',
      result: 'record',
      run: ({ userAccounts }) => userAccounts.create({ email: 'kim@example.com', name: 'Kim' }),
    },
    {
      name: 'get a user',
      type: 'user_accounts',
      result: 'record',
      run: ({ userAccounts }) => userAccounts.get(idOfCreated('user_accounts')),
    },
    {
      name: 'list users',
      type: 'user_accounts',
      result: 'page',
      include: OF_USER,
      run: ({ userAccounts }) => userAccounts.list({ include: names(OF_USER) }),
    },
    {
      name: 'get an action',
      type: 'investigative_actions',
      result: 'record',
      run: ({ investigativeActions }) => investigativeActions.get(seeded.action),
    },
    {
      name: 'list actions',
      type: 'investigative_actions',
      result: 'page',
      include: OF_ACTION,
      run: ({ investigativeActions }) => investigativeActions.list({ include: names(OF_ACTION) }),
    },
    {
      name: 'complete an action',
      type: 'investigative_actions',
      result: 'record',
      run: ({ investigativeActions }) => investigativeActions.complete(seeded.action, { results: 'Expected.' }),
    },
    {
      name: 'get an organization',
      type: 'organizations',
      result: 'record',
      run: ({ organizations }) => organizations.get(organizationId),
    },
    {
      name: 'list organizations',
      type: 'organizations',
      result: 'page',
      run: ({ organizations }) => organizations.list(),
    },
  ]
  return { steps, workbench, deviations }
}
