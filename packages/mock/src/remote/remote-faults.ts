import type { components } from '@workbench-sdk/contract/generated/control'
import type { Fault } from '../faults/fault.ts'
import type { Faults, ListedFault } from '../faults/fault-list.ts'
import { readFault } from '../faults/validate-fault.ts'
import { type ControlClient, isSegment } from './control-client.ts'
import type { Remote } from './remote.ts'
import { RemoteMockError } from './remote-mock-error.ts'

type FaultBody = components['schemas']['Fault']

/** A fault that was added to a remote mock. */
export interface RemoteFault extends AsyncDisposable {
  readonly id: string
  readonly fault: Fault
  /** The number of requests that the fault affected. Undefined if the fault is no longer active. */
  readonly met: Promise<number | undefined>
  /** Removes the fault. */
  remove(): Promise<void>
}

/** The failures that a remote mock simulates. */
export class RemoteFaults implements Remote<Faults, 'list' | 'remove' | 'clear'> {
  /** @internal The public name, including in minified code. */
  static get name(): string {
    return 'RemoteFaults'
  }

  readonly #client: ControlClient

  constructor(client: ControlClient) {
    this.#client = client
  }

  /**
   * Adds a fault.
   *
   * @throws TypeError if the fault is invalid or names an unknown route
   * @throws RemoteMockError if there are 1,000 active faults
   *
   * @example
   * await mock.faults.add({ on: 'POST /api_keys', times: 1, status: 503, retryAfter: 2 })
   */
  async add(fault: Fault): Promise<RemoteFault> {
    // JSON converts a `Date` to the string that the control API expects.
    const body = readFault(fault) as FaultBody
    const added = toListedFault(await this.#client.call(this.#client.api.POST('/__mock__/faults', { body })))
    const remove = async () => {
      await this.remove(added.id)
    }
    const current = () => this.list().then(faults => faults.find(({ id }) => id === added.id)?.met)
    return {
      id: added.id,
      fault: added.fault,
      get met() {
        return current()
      },
      remove,
      [Symbol.asyncDispose]: remove,
    }
  }

  /** Returns the faults that can still affect requests. */
  async list(): Promise<readonly ListedFault[]> {
    const { faults } = await this.#client.call(this.#client.api.GET('/__mock__/faults'))
    return faults.map(toListedFault)
  }

  /**
   * Removes a fault.
   *
   * @returns false if no fault has this id
   */
  async remove(id: string): Promise<boolean> {
    if (!isSegment(id)) return false
    try {
      await this.#client.call(this.#client.api.DELETE('/__mock__/faults/{id}', { params: { path: { id } } }))
      return true
    } catch (error) {
      if (error instanceof RemoteMockError && error.status === 404) return false
      throw error
    }
  }

  /** Removes all faults. */
  async clear(): Promise<void> {
    await this.#client.call(this.#client.api.DELETE('/__mock__/faults'))
  }
}

function toListedFault({ id, fault, met }: components['schemas']['ListedFault']): ListedFault {
  const { retryAfter } = fault
  const revived = typeof retryAfter === 'string' ? { ...fault, retryAfter: new Date(retryAfter) } : fault
  return { id, fault: revived as Fault, met }
}
