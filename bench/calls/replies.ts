import { WorkbenchMock } from '@workbench-sdk/mock'

/** The server's response to a path. */
export interface Reply {
  readonly path: string
  readonly mediaType: string
  readonly body: string
  /** The id of the record in the body. */
  readonly id: string | number
}

export const apiKey = await apiKeyOfMock()

export const openaiModel = replyOfSize('/v1/models/gpt-4o', {
  id: 'gpt-4o',
  object: 'model',
  created: 1_715_367_049,
  owned_by: 'system',
})

export const stripeCustomer = replyOfSize('/v1/customers/cus_NffrFeUfNV2Hib', {
  id: 'cus_NffrFeUfNV2Hib',
  object: 'customer',
  address: null,
  balance: 0,
  created: 1_680_893_993,
  currency: null,
  default_source: null,
  delinquent: false,
  description: null,
  email: 'robin@example.com',
  invoice_prefix: '0759376C',
  livemode: false,
  name: 'Robin',
  next_invoice_sequence: 1,
  phone: null,
  preferred_locales: [],
  shipping: null,
  tax_exempt: 'none',
})

export const githubKey = replyOfSize('/user/keys/1', {
  id: 1,
  key: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI',
  url: 'https://api.github.com/user/keys/1',
  title: 'deploy',
  created_at: '2026-11-22T12:00:00Z',
  verified: true,
  read_only: false,
})

async function apiKeyOfMock(): Promise<Reply> {
  const mock = new WorkbenchMock({ randomSeed: 'calls' })
  const [{ keys }] = mock.seed({ serviceAccounts: [{ name: 'deployer', keys: [{ name: 'deploy' }] }] }).serviceAccounts
  const [{ id }] = keys
  const path = `/api/v2/api_keys/${id}`
  const headers = { authorization: `Bearer ${mock.tokens.admin}` }
  const response = await mock.fetch(mock.baseUrl + path, { headers })
  return { path, mediaType: 'application/vnd.api+json', body: await response.text(), id }
}

/** Pads the record with metadata until the reply has the given size, e.g. the size of a reply from Workbench. */
function replyOfSize(path: string, record: { readonly id: string | number; readonly [field: string]: unknown }): Reply {
  const metadata: Record<string, string> = {}
  const body = () => JSON.stringify({ ...record, metadata })
  while (body().length < apiKey.body.length) metadata[`key_${Object.keys(metadata).length}`] = 'padding of some length'
  return { path, mediaType: 'application/json', body: body(), id: record.id }
}
