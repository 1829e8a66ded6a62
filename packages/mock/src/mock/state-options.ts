import { isObject } from '@workbench-sdk/contract/json'
import { printValue } from '@workbench-sdk/internal/print-value'

export interface StateOptions {
  /** The organization whose records are listed. Default: the mock's organization. */
  readonly organizationId?: string
}

/**
 * Returns the organization that the options name. Undefined if they name none.
 *
 * @throws TypeError if the options are not an object, or the id is not a string
 */
export function organizationIdOf(options: StateOptions = {}): string | undefined {
  if (!isObject(options)) {
    throw new TypeError(`Invalid options ${printValue(options)}: expected an object, e.g. { organizationId }.`)
  }
  const { organizationId } = options
  if (organizationId === undefined || typeof organizationId === 'string') return organizationId
  throw new TypeError(`Invalid organizationId ${printValue(organizationId)}: expected an id.`)
}
