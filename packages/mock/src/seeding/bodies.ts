import { READ_ONLY } from '../model.ts'
import type { Bodies } from '../rules/rule.ts'
import { issuesOfData } from '../validate.ts'
import type { ApiKeySeed, InvestigativeActionSeed, Seed, ServiceAccountSeed, UserAccountSeed } from './seed.ts'

// What a request would send to create each part of a seed.

export const serviceAccountBody = ({
  name,
  role = 'organization_analyst',
  readOnly = false,
}: ServiceAccountSeed): Bodies['createServiceAccount'] => ({
  type: 'service_accounts',
  attributes: { display_name: name, role, restrictions: readOnly ? [READ_ONLY] : [] },
})

export const apiKeyBody = ({ name }: ApiKeySeed, accountId: string): Bodies['createApiKey'] => ({
  type: 'api_keys',
  attributes: { display_name: name },
  relationships: { service_account: { data: { type: 'service_accounts', id: accountId } } },
})

export const userAccountBody = ({
  email,
  displayName = email,
  active = true,
}: UserAccountSeed): Bodies['createUserAccount'] => ({
  type: 'user_accounts',
  attributes: { email, display_name: displayName, active },
})

export const investigativeActionBody = ({
  title,
  reason = 'Seeded.',
  status = 'READY_FOR_ANALYSIS',
}: InvestigativeActionSeed): Bodies['createInvestigativeAction'] => ({
  type: 'investigative_actions',
  attributes: { title, reason, status },
})

/** Stands for the account of a key that is looked at before there is one. */
const SOME_ACCOUNT = '00000000-0000-4000-8000-000000000000'

/** @throws TypeError where the contract would refuse a part of the seed, before any of it is put in. */
export function checkSeed({
  serviceAccounts = [],
  userAccounts = [],
  investigativeActions = [],
  organizations = [],
}: Seed) {
  for (const account of serviceAccounts) {
    check('createServiceAccount', serviceAccountBody(account), account.createdAt)
    for (const key of account.keys ?? []) check('createApiKey', apiKeyBody(key, SOME_ACCOUNT), key.createdAt)
  }
  for (const user of userAccounts) check('createUserAccount', userAccountBody(user))
  for (const action of investigativeActions) {
    check('createInvestigativeAction', investigativeActionBody(action), action.createdAt)
  }
  for (const organization of organizations) checkSeed(organization)
}

function check<K extends keyof Bodies>(operation: K, data: Bodies[K], createdAt?: Date | string): void {
  const issues = issuesOfData(operation, data).map(issue => issue.message)
  if (createdAt !== undefined && Number.isNaN(new Date(createdAt).getTime())) issues.push('"createdAt" is no date')
  if (issues.length === 0) return
  throw new TypeError(`The seed of ${data.type} is not valid: ${issues.join(', ')}.`)
}
