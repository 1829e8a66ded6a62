import type { Section } from './case.ts'
import { accounts } from './rules/accounts.ts'
import { callers } from './rules/callers.ts'
import { keys } from './rules/keys.ts'
import { state } from './rules/state.ts'
import { clients } from './wire/clients.ts'
import { documents } from './wire/documents.ts'
import { filters } from './wire/filters.ts'
import { groundRules } from './wire/ground-rules.ts'
import { invalidInput } from './wire/invalid-input.ts'
import { lists } from './wire/lists.ts'
import { refusals } from './wire/refusals.ts'
import { resources } from './wire/resources.ts'

/** Every case, in the order in which they are carried out. */
export const SECTIONS: readonly Section[] = [
  callers,
  accounts,
  keys,
  state,
  groundRules,
  documents,
  filters,
  lists,
  refusals,
  invalidInput,
  resources,
  clients,
]

/** What each case is called, and what it says. */
export const CASES: readonly { readonly id: string; readonly says: string }[] = SECTIONS.flatMap(({ cases }) => cases)
