import { OutcomeUnknownError } from '../../src/index.ts'
import type { CallRunner } from './call-runner.ts'
import { changeKey } from './change-key.ts'
import { DELETE } from './operations.ts'
import { print } from './print.ts'

/** Creates a key with a unique name. */
export async function createKey(runner: CallRunner): Promise<void> {
  const { log, account, random } = runner
  const name = `${runner.label}-${log.creations.length}`
  // Logged before the call, so that the next name differs.
  const creation = log.startCreation(name)
  const result = await runner.call('create', ({ apiKeys }, options) =>
    apiKeys.create({ serviceAccount: account, name }, options).withResponse(),
  )
  if ('value' in result) {
    const { data, response } = result.value
    print(data, response, [...response.headers])
    runner.keys.push(log.created(creation, account, data))
  } else {
    log.notCreated(creation, result.error)
    if (result.error instanceof OutcomeUnknownError && random.next() < 0.3) await discard(runner, result.error)
  }
}

/** Deletes a key whose secret never arrived, as the documentation recommends. */
async function discard(runner: CallRunner, { lookupQuery }: OutcomeUnknownError): Promise<void> {
  const result = await runner.call('look up', ({ apiKeys }, options) => apiKeys.list(lookupQuery, options).toArray())
  if ('error' in result) return
  if (result.value.length > 1)
    runner.log.addViolation('keys', `${result.value.length} keys have the name ${lookupQuery.name}`)
  for (const key of result.value) await changeKey(runner, runner.log.found(runner.account, key), DELETE)
}
