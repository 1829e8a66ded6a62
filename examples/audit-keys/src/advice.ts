import {
  AuthenticationError,
  ConnectionError,
  NotFoundError,
  PermissionDeniedError,
  ProtocolError,
} from '@workbench-sdk/client'

const whereWorkbenchIs = '--base-url or WORKBENCH_BASE_URL says where Workbench is.'

/** What the client cannot know: by which name the user of this program can mend it. */
const advice = [
  [AuthenticationError, 'WORKBENCH_API_KEY has to hold a key that works.'],
  [PermissionDeniedError, 'Put the key of an Organization Admin in WORKBENCH_API_KEY.'],
  [ConnectionError, whereWorkbenchIs],
  [NotFoundError, whereWorkbenchIs],
  [ProtocolError, whereWorkbenchIs],
] as const

export function adviceOn(error: unknown): string {
  const [, text] = advice.find(([Failure]) => error instanceof Failure) ?? []
  return text ? ` ${text}` : ''
}
