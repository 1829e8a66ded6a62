import { inspect } from 'node:util'
import { type ApiKey, type CreatedApiKey, OutcomeUnknownError, WorkbenchError } from '../../src/index.ts'
import { print } from './print.ts'
import type { Creation, KnownKey, Violation } from './report.ts'

/** Records the calls of the program and their results. */
export class CallLog {
  readonly creations: Creation[] = []
  readonly keys: KnownKey[] = []
  readonly outcomes: Record<string, number> = {}
  readonly violations: Violation[] = []
  calls = 0

  addViolation(...violation: Violation): void {
    this.violations.push(violation)
  }

  resolved(call: string): void {
    this.#count(`${call} resolved`)
  }

  rejected(call: string, error: unknown): void {
    print(error)
    if (error instanceof WorkbenchError) this.#count(`${call} ${error.name}`)
    else this.addViolation('errors', `${call} threw an error that is not a WorkbenchError: ${inspect(error)}`)
  }

  startCreation(name: string): Creation {
    const creation: Creation = { name, outcome: 'pending' }
    this.creations.push(creation)
    return creation
  }

  created(creation: Creation, account: string, { id, name, active, secret }: CreatedApiKey): KnownKey {
    Object.assign(creation, { outcome: 'created', id })
    if (name !== creation.name || !active) this.addViolation('keys', `${creation.name} has an unexpected state`)
    return this.#add({ id, account, originalName: name, secret: secret.reveal(), name, active })
  }

  notCreated(creation: Creation, error: unknown): void {
    const unknown = error instanceof OutcomeUnknownError && { outcome: 'unknown', lookupQuery: error.lookupQuery }
    Object.assign(creation, unknown || { outcome: 'not created' })
  }

  /** Records a key that was found after the outcome of its creation was unknown. */
  found(account: string, { id, name, active }: ApiKey): KnownKey {
    return this.#add({ id, account, originalName: name, secret: undefined, name, active })
  }

  #add(key: Omit<KnownKey, 'exists' | 'sequence'>): KnownKey {
    const known = { ...key, exists: true, sequence: 0 }
    this.keys.push(known)
    return known
  }

  #count(outcome: string): void {
    this.outcomes[outcome] = (this.outcomes[outcome] ?? 0) + 1
  }
}
