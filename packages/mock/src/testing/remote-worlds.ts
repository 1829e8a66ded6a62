import type { Fault } from '../faults/fault.ts'
import type { Scenario, ScenarioName } from '../fixtures/scenarios.ts'
import type { RemoteMock } from '../remote/remote-mock.ts'
import { watchRemoteUnhandledRequests } from './unhandled-requests.ts'

/** The state of a remote mock at the beginning of a test, in addition to the initial state of its server. */
export interface RemoteMockOptions {
  readonly scenario?: ScenarioName | Scenario | readonly (ScenarioName | Scenario)[]
  readonly faults?: readonly Fault[]
  /** Stops the mock's clock at this time. */
  readonly now?: Date | string
}

const URL_VARIABLE = 'WORKBENCH_MOCK_URL'

/** The URL in the environment. Browsers do not have an environment. */
export const DEFAULT_URL = globalThis.process?.env?.[URL_VARIABLE]

/** The worlds of a test worker, one for each server. */
export class RemoteWorlds {
  readonly #worlds = new Map<string, Promise<RemoteMock>>()
  readonly #connectTimeout: number

  /**
   * @param connectTimeout how long to wait for the server, in milliseconds: shorter than the time limit of a test, whose error would not
   * name the server
   */
  constructor(connectTimeout: number) {
    this.#connectTimeout = connectTimeout
  }

  /**
   * Returns this worker's world. It is created on first use.
   *
   * @throws TypeError if the URL is missing
   */
  at(url: string | undefined): Promise<RemoteMock> {
    if (!url) {
      throw new TypeError(
        `Missing mockUrl: expected the URL of a mock, e.g. http://127.0.0.1:4010. Set the "mockUrl" fixture, or ${URL_VARIABLE}.`,
      )
    }
    const world = this.#worlds.get(url) ?? connect(url, this.#connectTimeout)
    this.#worlds.set(url, world)
    return world
  }

  /** Deletes the worlds. The tests have already reported why a world could not be created. */
  async release(): Promise<void> {
    const worlds = await Promise.allSettled(this.#worlds.values())
    const created = worlds.flatMap(world => (world.status === 'fulfilled' ? [world.value] : []))
    await Promise.all(created.map(world => world.deleteWorld()))
  }
}

async function connect(url: string, connectTimeout: number): Promise<RemoteMock> {
  // Loaded on demand, because most tests use a mock in their own process.
  const { connectMock } = await import('../remote/index.ts')
  return connectMock(url, { world: `worker-${crypto.randomUUID()}`, connectTimeout })
}

/**
 * Lends a remote mock to one test. The test starts with the state in the options.
 *
 * @throws UnhandledRequestError if there were unhandled requests that the test did not expect
 */
export async function useRemoteMock(
  mock: RemoteMock,
  { now, faults = [], scenario = [] }: RemoteMockOptions,
  use: (mock: RemoteMock) => Promise<unknown>,
): Promise<void> {
  await mock.reset()
  if (now !== undefined) await mock.clock.set(now)
  for (const fault of faults) await mock.faults.add(fault)
  for (const each of [scenario].flat()) await (typeof each === 'string' ? mock.seed(each) : mock.seed(each))
  const expectNoUnhandledRequests = watchRemoteUnhandledRequests(mock)
  await use(mock)
  await expectNoUnhandledRequests()
}
