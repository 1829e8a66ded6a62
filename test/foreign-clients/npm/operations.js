import { report } from './report.js'

const body = attributes => ({ data: { type: 'service_accounts', attributes } })

/**
 * Runs the operations with a client that was generated from the contract.
 *
 * @param client calls of the client. They take queries with the contract's names, and resolve to documents.
 * @param errorOf returns the status and the `errors` of what a call throws. By default, that is an error of axios.
 */
export function reportOperations(
  client,
  errorOf = ({ response }) => ({ status: response.status, errors: response.data.errors }),
) {
  const accounts = async query => (await client.listAccounts(query)).data
  const edit = async attributes => (await client.updateAccount(account.id, body(attributes))).data.attributes
  const failure = promise =>
    promise.then(() => {
      throw new Error('The call did not fail.')
    }, errorOf)
  let account
  return report({
    list: async () => (await accounts()).length > 2,
    count: async () => (await client.listAccounts({ 'page[limit]': 0 })).meta.page.total === 4,
    filter: async () => (await accounts({ 'filter[display_name]': ['deployer', 'other'] })).length === 1,
    sort: async () => (await client.listKeys({ sort: ['-created_at', 'id'] })).data.at(-1).attributes.name === 'old',
    page: async () => (await accounts({ 'page[limit]': 1, 'page[offset]': 1 })).length === 1,
    include: async () => {
      const { included } = await client.listAccounts({ include: 'api_keys' })
      return included.some(({ attributes }) => attributes.name === 'old')
    },
    read: async () => {
      const [{ id }] = await accounts({ 'filter[display_name]': ['deployer'] })
      const { type, attributes } = (await client.getAccount(id)).data
      return type === 'service_accounts' && attributes.display_name === 'deployer'
    },
    create: async () => {
      const attributes = { display_name: 'generated', role: 'organization_analyst' }
      account = (await client.createAccount(body(attributes))).data
      return account.attributes.display_name === 'generated'
    },
    patch: async () => (await edit({ display_name: 'renamed' })).display_name === 'renamed',
    disable: async () => (await edit({ active: false })).active === false,
    delete: async () => {
      // Only a response with the status 200 has a document.
      const { meta } = await client.deleteAccount(account.id)
      const { status } = await failure(client.getAccount(account.id))
      return meta !== undefined && status === 404
    },
    error: async () => {
      const { status, errors } = await failure(client.listAccounts({ sort: ['nonsense'] }))
      return status === 403 && errors[0].title === 'Invalid sort'
    },
  })
}

/** The document of a call that resolves to a response. */
export const dataOf = async call => (await call).data

/** A query for the generators that rename parameters: `page[limit]` is `pageLimit`. */
export const camelCased = (query = {}) =>
  Object.fromEntries(
    Object.entries(query).map(([name, value]) => [
      name.replaceAll(/[[_](\w)/g, (_, letter) => letter.toUpperCase()).replace(']', ''),
      value,
    ]),
  )

/** The calls of a client with one function for each operation of the contract, which takes a query, or an id and a body. */
export const callsOf = api => ({
  listAccounts: query => dataOf(api.listServiceAccounts(query)),
  listKeys: query => dataOf(api.listApiKeys(query)),
  getAccount: id => dataOf(api.getServiceAccount(id)),
  createAccount: body => dataOf(api.createServiceAccount(body)),
  updateAccount: (id, body) => dataOf(api.updateServiceAccount(id, body)),
  deleteAccount: id => dataOf(api.deleteServiceAccount(id)),
})
