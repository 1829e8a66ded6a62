import type { Desk } from './desk.ts'
import type { Known } from './report.ts'

/** Lists all keys to the end, or those of an account. Meanwhile other desks make keys and delete them. */
export async function listKeys(desk: Desk): Promise<void> {
  const { chance, accounts, journal } = desk
  const account = chance.draw() < 0.8 ? accounts[chance.below(accounts.length)] : undefined
  const pageSize = 10 + chance.below(40)
  const isMeant = (key: Known) => account === undefined || key.account === account
  const before = journal.keys.filter(isMeant).map(key => ({ key, wasThere: key.isThere }))
  const result = await desk.call('list', ({ apiKeys }, options) =>
    apiKeys.list({ ...(account !== undefined && { serviceAccount: account }), pageSize }, options).toArray(),
  )
  if ('error' in result) return
  const given = new Set(result.value.map(({ id }) => id))
  if (given.size < result.value.length) journal.complain('lists', 'a list gave a key twice')
  for (const { key, wasThere } of before) {
    if (wasThere && key.isThere && !given.has(key.id)) journal.complain('lists', `a list left out ${key.origin}`)
    if (wasThere === false && given.has(key.id))
      journal.complain('lists', `a list gave ${key.origin}, which was deleted`)
  }
}
