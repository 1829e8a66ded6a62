import type { Section } from './case.ts'
import { accounts } from './rules/accounts.ts'
import { atomicity } from './rules/atomicity.ts'
import { keys } from './rules/keys.ts'
import { permissions } from './rules/permissions.ts'
import { documents } from './wire/documents.ts'
import { errors } from './wire/errors.ts'
import { existingClients } from './wire/existing-clients.ts'
import { filters } from './wire/filters.ts'
import { http } from './wire/http.ts'
import { invalidInput } from './wire/invalid-input.ts'
import { lists } from './wire/lists.ts'
import { resources } from './wire/resources.ts'

/** All cases, in the order in which they run. */
export const SECTIONS: readonly Section[] = [
  permissions,
  accounts,
  keys,
  atomicity,
  http,
  documents,
  filters,
  lists,
  errors,
  invalidInput,
  resources,
  existingClients,
]

/** The id and the title of each case. */
export const CASES: readonly { readonly id: string; readonly title: string }[] = SECTIONS.flatMap(({ cases }) => cases)
