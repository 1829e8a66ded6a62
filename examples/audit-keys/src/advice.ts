import {
  AuthenticationError,
  ConnectionError,
  NotFoundError,
  PermissionDeniedError,
  ProtocolError,
} from '@workbench-sdk/client'

const checkAddress = 'Check the address of Workbench in --base-url or WORKBENCH_BASE_URL.'

/** How the user of this program can fix an error. The client does not know the names of options and variables. */
const advice = [
  [AuthenticationError, 'Set WORKBENCH_API_KEY to a valid key.'],
  [PermissionDeniedError, 'Set WORKBENCH_API_KEY to the key of an Organization Admin.'],
  [ConnectionError, checkAddress],
  [NotFoundError, checkAddress],
  [ProtocolError, checkAddress],
] as const

export function adviceFor(error: unknown): string {
  const [, text] = advice.find(([Failure]) => error instanceof Failure) ?? []
  return text ? ` ${text}` : ''
}
