import type { CallRunner } from './call-runner.ts'
import type { KnownKey } from './report.ts'

/** Lists all keys, or all keys of an account, while other runners create and delete keys. */
export async function listKeys(runner: CallRunner): Promise<void> {
  const { random, accounts, log } = runner
  const account = random.next() < 0.8 ? accounts[random.below(accounts.length)] : undefined
  const pageSize = 10 + random.below(40)
  const isInList = (key: KnownKey) => account === undefined || key.account === account
  const before = log.keys.filter(isInList).map(key => ({ key, existed: key.exists }))
  const result = await runner.call('list', ({ apiKeys }, options) =>
    apiKeys.list({ ...(account !== undefined && { serviceAccount: account }), pageSize }, options).toArray(),
  )
  if ('error' in result) return
  const listed = new Set(result.value.map(({ id }) => id))
  if (listed.size < result.value.length) log.addViolation('lists', 'a list returned a key twice')
  for (const { key, existed } of before) {
    if (existed && key.exists && !listed.has(key.id)) log.addViolation('lists', `a list omitted ${key.originalName}`)
    if (existed === false && listed.has(key.id))
      log.addViolation('lists', `a list returned ${key.originalName}, which was deleted`)
  }
}
