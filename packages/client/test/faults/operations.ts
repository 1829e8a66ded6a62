import type { ApiKey, CallOptions, Workbench } from '../../src/index.ts'
import type { Known } from './report.ts'

/** What a call can leave a key as. */
export type State = Partial<Pick<Known, 'name' | 'active' | 'isThere'>>

/** A call with a key. */
export interface Operation {
  readonly name: string
  readonly percent: number
  /** What it leaves a key as where it resolves, and puts in doubt where it does not. */
  readonly leaves: (key: Known) => State
  readonly call: (
    workbench: Workbench,
    id: string,
    options: CallOptions,
    state: State,
  ) => PromiseLike<ApiKey | undefined>
}

export const DELETION: Operation = {
  name: 'delete',
  percent: 14,
  leaves: () => ({ isThere: false }),
  call: ({ apiKeys }, id, options) => apiKeys.delete(id, options).then(() => undefined),
}

/** The calls with a key; what is left to a hundred are those without one. */
export const OPERATIONS: readonly Operation[] = [
  {
    name: 'get',
    percent: 18,
    leaves: () => ({}),
    call: ({ apiKeys }, id, options) => apiKeys.get(id, options),
  },
  {
    name: 'disable',
    percent: 12,
    leaves: () => ({ active: false }),
    call: ({ apiKeys }, id, options) => apiKeys.disable(id, options),
  },
  {
    name: 'enable',
    percent: 12,
    leaves: () => ({ active: true }),
    call: ({ apiKeys }, id, options) => apiKeys.enable(id, options),
  },
  {
    name: 'update',
    percent: 10,
    leaves: ({ origin, turn }) => ({ name: `${origin} by turn ${turn}` }),
    call: ({ apiKeys }, id, options, { name = '' }) => apiKeys.update(id, { name }, options),
  },
  DELETION,
]
