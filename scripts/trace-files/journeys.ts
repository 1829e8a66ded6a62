import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { Workbench } from '@workbench-sdk/client'
import { memoryStore, rotateApiKey } from '@workbench-sdk/client/rotation'
import { serve, WorkbenchMock } from '@workbench-sdk/mock'
import type { MockOnPort } from './mock-on-port.ts'

/** A typical call that a user makes with the packages. */
export interface Journey {
  /** The packages whose files are listed. */
  readonly packages: readonly string[]
  readonly prepare: () => Promise<Prepared>
}

interface Prepared extends AsyncDisposable {
  readonly run: () => Promise<unknown>
}

const CLIENT = ['client', 'contract', 'internal', 'query']
const MOCK = ['mock', 'contract', 'internal', 'query']

export const JOURNEYS = {
  create: {
    packages: CLIENT,
    prepare: () =>
      withClient((workbench, serviceAccount) => workbench.apiKeys.create({ serviceAccount, name: 'deploy' })),
  },
  rotate: {
    packages: CLIENT,
    prepare: () =>
      withClient(async (workbench, serviceAccount) => {
        const key = await workbench.apiKeys.create({ serviceAccount, name: 'deploy' })
        await rotateApiKey(workbench, {
          key,
          store: memoryStore(key.secret),
          gracePeriod: 0,
          deleteAfter: 0,
        })
      }),
  },
  'post-on-port': { packages: MOCK, prepare: postOnPort },
} satisfies Record<string, Journey>

async function withClient(run: (workbench: Workbench, accountId: string) => Promise<unknown>): Promise<Prepared> {
  const worker = new Worker(new URL('mock-on-port.ts', import.meta.url))
  const [options]: MockOnPort[] = await once(worker, 'message')
  const workbench = new Workbench(options)
  const { id } = await workbench.serviceAccounts.create({ name: 'ci', role: 'organization_analyst' })
  return {
    run: () => run(workbench, id),
    async [Symbol.asyncDispose]() {
      await worker.terminate()
    },
  }
}

async function postOnPort(): Promise<Prepared> {
  const mock = new WorkbenchMock()
  const [{ id }] = mock.seed({ serviceAccounts: [{ name: 'ci' }] }).serviceAccounts
  const server = await serve(mock)
  const type = 'application/vnd.api+json'
  const headers = { accept: type, authorization: `Bearer ${mock.tokens.admin}`, 'content-type': type }
  const relationships = { service_account: { data: { type: 'service_accounts', id } } }
  const body = JSON.stringify({ data: { type: 'api_keys', attributes: { display_name: 'deploy' }, relationships } })
  return {
    async run() {
      const { status } = await fetch(`${server.url}/api/v2/api_keys`, { method: 'POST', headers, body })
      if (status !== 201) throw new Error(`Expected 201 Created, received ${status}.`)
    },
    [Symbol.asyncDispose]: () => server.close(),
  }
}
