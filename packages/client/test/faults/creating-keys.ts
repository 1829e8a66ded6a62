import { OutcomeUnknownError } from '../../src/index.ts'
import { changeKey } from './changing-keys.ts'
import type { Desk } from './desk.ts'
import { DELETION } from './operations.ts'
import { print } from './print.ts'

/** Creates a key under a name of its own. */
export async function createKey(desk: Desk): Promise<void> {
  const { journal, account, chance } = desk
  const name = `${desk.label}-${journal.creations.length}`
  // Noted at once, so that the next name is another one.
  const creation = journal.begin(name)
  const result = await desk.call('create', ({ apiKeys }, options) =>
    apiKeys.create({ serviceAccount: account, name }, options).withResponse(),
  )
  if ('value' in result) {
    const { data, response } = result.value
    print(data, response, [...response.headers])
    desk.keys.push(journal.made(creation, account, data))
  } else {
    journal.notMade(creation, result.error)
    if (result.error instanceof OutcomeUnknownError && chance.draw() < 0.3) await discard(desk, result.error)
  }
}

/** What the documentation says to do with a key whose secret never arrived. */
async function discard(desk: Desk, { lookupQuery }: OutcomeUnknownError): Promise<void> {
  const result = await desk.call('list what is in doubt', ({ apiKeys }, options) =>
    apiKeys.list(lookupQuery, options).toArray(),
  )
  if ('error' in result) return
  if (result.value.length > 1)
    desk.journal.complain('keys', `${lookupQuery.name} is the name of ${result.value.length} keys`)
  for (const key of result.value) await changeKey(desk, desk.journal.found(desk.account, key), DELETION)
}
