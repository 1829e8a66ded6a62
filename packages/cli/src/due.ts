import type { ApiKey, CallOptions, Workbench } from '@workbench-sdk/client'
import { serverTime } from '@workbench-sdk/internal/time'

/**
 * Whether a key should be replaced: it is active, and older than the limit, in milliseconds. This does not depend on its earlier rotations:
 * the old key of one that was rolled back is due, too. A key of unknown age is due.
 */
export function isDue(
  { active, createdAt }: { readonly active: boolean } & Pick<ApiKey, 'createdAt'>,
  olderThan: number,
  now: Date,
): boolean {
  return active && (createdAt === null || now.getTime() - createdAt.getTime() > olderThan)
}

/** Returns the time by Workbench's clock, because that of this machine may be wrong. */
export async function workbenchTime(workbench: Workbench, now: () => Date, options: CallOptions): Promise<Date> {
  const { response } = await workbench.serviceAccounts.list({ pageSize: 1 }, options).withResponse()
  return serverTime(response.headers.get('date'), now())
}
