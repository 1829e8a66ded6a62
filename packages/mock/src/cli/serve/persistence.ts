import { errorTemplateForStatus } from '@workbench-sdk/contract/api-errors'
import { serializeError } from '../../engine/serialize-response.ts'
import type { Host } from '../../host/host.ts'
import type { Servable } from '../../host/serve.ts'
import type { WorkbenchMock } from '../../mock/mock.ts'
import { NotPersistedError, StateFile, StateFileError } from '../../persistence/state-file.ts'
import { type MockRequest, type MockResponse, toResponse } from '../../platform/http-message.ts'
import { EXIT, Failure } from '../exit.ts'

/** @throws Failure if the file cannot be used, or was created with another seed */
export async function openStateFile(path: string, seed: string | undefined): Promise<StateFile> {
  const file = await StateFile.open(path).catch(asFailure)
  if (seed === undefined || file.initial === undefined || String(file.initial.randomSeed) === seed) return file
  file.close()
  throw new Failure(`${path} was created with another seed. Omit --seed, or use another file.`, EXIT.usage)
}

/**
 * Restores the state of the file, and writes each change to it from now on.
 *
 * @throws Failure if the file cannot be written
 */
export function persist(file: StateFile, mock: WorkbenchMock): void {
  if (file.initial) mock.restore(file.initial)
  orFailure(() => file.persist(mock))
}

/** Wraps a host so that it responds with an error if a change could not be written to the state file. */
export function withPersistenceErrors(host: Host, warn: (message: string) => void): Servable {
  const errorResponse = ({ method, url }: MockRequest, error: unknown): MockResponse => {
    if (!(error instanceof NotPersistedError)) throw error
    const address = new URL(url)
    warn(`${method} ${address.pathname} was executed, but not persisted: ${error.message}`)
    return serializeError(address, { ...errorTemplateForStatus(500), detail: NOT_PERSISTED }, {})
  }
  return {
    fetch: request => host.fetch(request).catch(error => toResponse(errorResponse(request, error))),
    handle: request => host.handle(request)?.catch(error => errorResponse(request, error)),
    bodyLimit: head => host.bodyLimit(head),
    serializeError: (head, error) => host.serializeError(head, error),
    endStreams: () => host.endStreams(),
  }
}

const NOT_PERSISTED =
  'The request was executed, but the state file could not be written. The change is lost if the mock stops before the next successful write.'

function orFailure<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    asFailure(error)
  }
}

function asFailure(error: unknown): never {
  if (error instanceof StateFileError) throw new Failure(error.message)
  throw error
}
