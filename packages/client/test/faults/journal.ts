import { inspect } from 'node:util'
import { type ApiKey, type CreatedApiKey, OutcomeUnknownError, WorkbenchError } from '../../src/index.ts'
import { print } from './print.ts'
import type { Complaint, Creation, Known } from './report.ts'

/** What the program made, and what came of it. */
export class Journal {
  readonly creations: Creation[] = []
  readonly keys: Known[] = []
  readonly outcomes: Record<string, number> = {}
  readonly complaints: Complaint[] = []
  calls = 0

  complain(...complaint: Complaint): void {
    this.complaints.push(complaint)
  }

  resolved(call: string): void {
    this.#count(`${call} resolved`)
  }

  rejected(call: string, error: unknown): void {
    print(error)
    if (error instanceof WorkbenchError) this.#count(`${call} ${error.name}`)
    else this.complain('errors', `${call} threw what is no WorkbenchError: ${inspect(error)}`)
  }

  begin(name: string): Creation {
    const creation: Creation = { name, outcome: 'under way' }
    this.creations.push(creation)
    return creation
  }

  made(creation: Creation, account: string, { id, name, active, secret }: CreatedApiKey): Known {
    Object.assign(creation, { outcome: 'made', id })
    if (name !== creation.name || !active) this.complain('keys', `${creation.name} was made otherwise`)
    return this.#keep({ id, account, origin: name, secret: secret.reveal(), name, active, isThere: true, turn: 0 })
  }

  notMade(creation: Creation, error: unknown): void {
    const inDoubt = error instanceof OutcomeUnknownError && { outcome: 'in doubt', lookupQuery: error.lookupQuery }
    Object.assign(creation, inDoubt || { outcome: 'not made' })
  }

  /** Keeps a key that was found where a creation was in doubt. */
  found(account: string, { id, name, active }: ApiKey): Known {
    return this.#keep({ id, account, origin: name, secret: undefined, name, active, isThere: true, turn: 0 })
  }

  #keep(known: Known): Known {
    this.keys.push(known)
    return known
  }

  #count(outcome: string): void {
    this.outcomes[outcome] = (this.outcomes[outcome] ?? 0) + 1
  }
}
