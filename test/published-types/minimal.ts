// Checks only types: a program without the types of the DOM and of Node.
import {
  type ApiKey,
  type CallOptions,
  type ResponseInfo,
  Workbench,
  type WorkbenchOptions,
} from '@workbench-sdk/client'
import { memoryStore, type RotationResult, rotateApiKey } from '@workbench-sdk/client/rotation'

declare const signal: NonNullable<CallOptions['signal']>

const options: WorkbenchOptions = { token: 'a', fetch: async () => Promise.reject(signal.reason) }
const workbench = new Workbench(options)
export const key: Promise<ApiKey> = workbench.apiKeys.get('a', { signal })
export const requestId = ({ headers }: ResponseInfo): string | null => headers.get('x-request-id')
export const rotation: Promise<RotationResult> = key.then(key => rotateApiKey(workbench, { key, store: memoryStore() }))
// @ts-expect-error A signal is not a string.
workbench.apiKeys.list({}, { signal: 'now' })
