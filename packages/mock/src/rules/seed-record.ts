import { modelOf, type ResourceType } from '@workbench-sdk/contract/model'
import type { OrganizationStore } from '../store/organization-store.ts'
import { checkRecord } from '../store/snapshot.ts'
import { type Outcome, type RuleContext, timestamps } from './rule.ts'

/** A record's values, by attribute or relationship name in the contract. */
type Values = Readonly<Record<string, unknown>>

/**
 * Creates a record from its attributes and the ids of its relationships. Types without a create operation use this instead of a
 * rule. The timestamps, the organization and the authors are set. Other omitted values are null.
 *
 * @throws TypeError if a value does not match the contract
 */
export function seedRecord(
  store: OrganizationStore,
  type: ResourceType,
  values: Values,
  context: Pick<RuleContext, 'caller' | 'now' | 'newId'>,
): Outcome {
  const { attributes, relationships } = modelOf(type)
  const { organizationId } = context.caller
  const { times, authors } = timestamps(context)
  const toOne = Object.keys(relationships).filter(name => !relationships[name]?.many)
  const record: Values = {
    type,
    id: context.newId(),
    organizationId,
    attributes: valuesFor(Object.keys(attributes), { ...values, ...times }),
    related: valuesFor(toOne, { ...values, organization: organizationId, ...authors }),
  }
  checkRecord(record, { get: id => (typeof id === 'string' ? store.any(id)?.type : undefined) })
  return { changes: [{ put: record }], record }
}

const valuesFor = (names: readonly string[], values: Values) =>
  Object.fromEntries(names.map(name => [name, copied(values[name]) ?? null]))

/** Copies a list, because records are frozen, but the caller's list must not be. */
const copied = (value: unknown) => (Array.isArray(value) ? [...value] : value)
