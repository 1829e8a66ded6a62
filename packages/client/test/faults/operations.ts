import type { ApiKey, CallOptions, Workbench } from '../../src/index.ts'
import type { KnownKey } from './report.ts'

/** The properties of a key that a call can change. */
export type KeyState = Partial<Pick<KnownKey, 'name' | 'active' | 'exists'>>

/** A call on a key. */
export interface Operation {
  readonly name: string
  readonly percent: number
  /** The state after the call if it succeeds. If the call fails, these properties are unknown. */
  readonly changes: (key: KnownKey) => KeyState
  readonly call: (
    workbench: Workbench,
    id: string,
    options: CallOptions,
    state: KeyState,
  ) => PromiseLike<ApiKey | undefined>
}

export const DELETE: Operation = {
  name: 'delete',
  percent: 14,
  changes: () => ({ exists: false }),
  call: ({ apiKeys }, id, options) => apiKeys.delete(id, options).then(() => undefined),
}

/** The calls on a key. The remaining percentage is left for calls without one. */
export const OPERATIONS: readonly Operation[] = [
  {
    name: 'get',
    percent: 18,
    changes: () => ({}),
    call: ({ apiKeys }, id, options) => apiKeys.get(id, options),
  },
  {
    name: 'disable',
    percent: 12,
    changes: () => ({ active: false }),
    call: ({ apiKeys }, id, options) => apiKeys.disable(id, options),
  },
  {
    name: 'enable',
    percent: 12,
    changes: () => ({ active: true }),
    call: ({ apiKeys }, id, options) => apiKeys.enable(id, options),
  },
  {
    name: 'update',
    percent: 10,
    changes: ({ originalName, sequence }) => ({ name: `${originalName} by call ${sequence}` }),
    call: ({ apiKeys }, id, options, { name = '' }) => apiKeys.update(id, { name }, options),
  },
  DELETE,
]
