import type { CallOptions, Workbench } from '@workbench-sdk/client'
import { serverTime } from '@workbench-sdk/internal/time'

export { isDue } from '@workbench-sdk/internal/due'

/** Returns the time by Workbench's clock, because this machine's clock may be wrong. */
export async function workbenchTime(workbench: Workbench, now: () => Date, options: CallOptions): Promise<Date> {
  const { response } = await workbench.serviceAccounts.list({ pageSize: 1 }, options).withResponse()
  return serverTime(response.headers.get('date'), now())
}
