import { idIn, member, READ_ONLY } from './decode.ts'

/** The requested content of a record, in the form of a request's `data`. */
export interface Requested {
  readonly id?: string
  readonly attributes?: object
  readonly relationships?: object
}

/**
 * The attributes to compare. Workbench may normalize others, e.g. an email address, so that they
 * differ from the request without being wrong.
 */
const COMPARED = ['display_name', 'role', 'active', 'assignable', 'status']

/**
 * Returns the fields in which a record differs from the request. A value that is missing or has an unexpected type cannot be
 * compared. It is a deviation from the contract, which is reported when the record is decoded.
 */
export function differences({ id, attributes, relationships }: Requested, record: unknown): string[] {
  if (!attributes) return differs(id, idIn(record)) ? ['id'] : []
  const found = member(record, 'attributes')
  const requestedRestrictions = member(attributes, 'restrictions')
  const restrictions = member(found, 'restrictions')
  const differing = COMPARED.filter(name => differs(member(attributes, name), member(found, name)))
    // The name in the client.
    .map(name => name.replace('display_', ''))
  if (Array.isArray(requestedRestrictions) && Array.isArray(restrictions)) {
    const isReadOnly = restrictions.includes(READ_ONLY)
    if (isReadOnly !== requestedRestrictions.includes(READ_ONLY)) differing.push('readOnly')
    if (requestedRestrictions.some(each => each !== READ_ONLY && !restrictions.includes(each))) {
      differing.push('restrictions')
    }
  }
  if (differs(accountIn(relationships), accountIn(member(record, 'relationships')))) differing.push('serviceAccountId')
  if (differs(id, idIn(record))) differing.push('id')
  return differing
}

function differs(requested: unknown, found: unknown): boolean {
  return (
    requested !== undefined &&
    found !== requested &&
    typeof found === typeof requested &&
    normalized(found) !== normalized(requested)
  )
}

/** Workbench may trim a name, and convert an id to lower case. */
function normalized(value: unknown): unknown {
  return typeof value === 'string' ? value.trim().toLowerCase() : value
}

function accountIn(relationships: unknown): string | undefined {
  return idIn(member(member(relationships, 'service_account'), 'data'))
}
