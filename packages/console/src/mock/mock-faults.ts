import { signal } from '@preact/signals'
import { type ControlClient, type ListedFault, unwrap } from './control-api.ts'

/** The last reported list of the mock's faults that can still affect a request. */
export class MockFaults {
  readonly active = signal<readonly ListedFault[]>([])
  readonly #control: ControlClient

  constructor(control: ControlClient) {
    this.#control = control
  }

  async refresh(signal?: AbortSignal): Promise<readonly ListedFault[]> {
    const { faults } = await unwrap(this.#control.GET('/__mock__/faults', signal ? { signal } : {}))
    this.active.value = faults
    return faults
  }
}
