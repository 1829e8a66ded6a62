import { AsyncLocalStorage } from 'node:async_hooks'
import { errorTemplateForStatus } from '@workbench-sdk/contract/api-errors'
import { serializeError } from '../../engine/serialize-response.ts'
import { DEFAULT_WORLD, isWorldName } from '../../host/address.ts'
import type { Host } from '../../host/host.ts'
import type { Servable } from '../../host/serve.ts'
import type { WorkbenchMock } from '../../mock/mock.ts'
import { NotPersistedError, StateFile, StateFileError } from '../../persistence/state-file.ts'
import type { RequestHead } from '../../platform/http-message.ts'
import { Redaction } from '../../recording/redact.ts'
import { EXIT, Failure } from '../exit.ts'

/** @throws Failure if the file cannot be used, or was created with another seed */
export async function openStateFile(path: string, seed: string | undefined): Promise<StateFile> {
  const file = await StateFile.open(path).catch(asFailure)
  if (seed === undefined || file.initial === undefined || String(file.initial.randomSeed) === seed) return file
  file.close()
  throw new Failure(`${path} was created with another seed. Omit --seed, or use another file.`, EXIT.usage)
}

/** The state of all worlds. The default world's state is in the state file, and the others are in the folder next to it. */
export class PersistentWorlds {
  readonly #main: StateFile
  readonly #others = new Map<string, StateFile>()

  constructor(main: StateFile) {
    this.#main = main
  }

  /**
   * The state files, except that of the default world, with the names of their worlds. The name is undefined if the file is not from a
   * mock, e.g. a copy.
   *
   * @throws Failure if their folder cannot be used
   */
  get files(): readonly { readonly path: string; readonly world: string | undefined }[] {
    const files = orFailure(() => this.#main.worldFiles)
    return files.map(({ path, world = '' }) => ({ path, world: isWorldName(world) ? world : undefined }))
  }

  /**
   * Restores a world's state, and writes each later change.
   *
   * @throws Failure if its file cannot be read or written
   */
  add(name: string, mock: WorkbenchMock): void {
    orFailure(() => {
      const file = name === DEFAULT_WORLD ? this.#main : this.#main.world(name)
      if (file.initial) mock.restore(file.initial)
      if (file !== this.#main) this.#others.set(name, file)
      try {
        file.persist(mock, reportFailure)
      } catch (error) {
        if (!(error instanceof StateFileError) || !failures.getStore()) throw error
        reportFailure(new NotPersistedError(error.message))
      }
    })
  }

  /** @throws Failure if its file cannot be deleted */
  delete(name: string): void {
    orFailure(() => this.#others.get(name)?.delete())
    this.#others.delete(name)
  }

  close(): void {
    for (const file of [...this.#others.values(), this.#main]) file.close()
  }
}

/** The errors for changes of the current operation that could not be written. */
const failures = new AsyncLocalStorage<NotPersistedError[]>()

function reportFailure(error: NotPersistedError): void {
  const reported = failures.getStore()
  if (!reported) throw error
  reported.push(error)
}

/** Runs an operation. Returns an error if one of its changes could not be written. The operation takes effect regardless. */
export function withFailure<T>(operation: () => T): {
  readonly result: T
  readonly failure: () => NotPersistedError | undefined
} {
  const reported: NotPersistedError[] = []
  return { result: failures.run(reported, operation), failure: () => reported[0] }
}

/**
 * Wraps a host so that it reports changes that could not be written to the state file. The Workbench API responds with an error. The
 * control API adds a header, because its responses may contain tokens that are not available elsewhere.
 *
 * The result has every member of a servable, so that the compiler reports one that is not passed on.
 */
export function withPersistenceErrors(host: Host, warn: (message: string) => void): Required<Servable> {
  const report = ({ method, url, headers }: RequestHead, error: NotPersistedError) => {
    const path = new Redaction(headers.get('authorization')).path(new URL(url).pathname)
    warn(`${method} ${path} was executed, but not persisted: ${error.message}`)
  }
  return {
    fetch: async request => {
      const { result, failure } = withFailure(() => host.fetch(request))
      const response = await result
      const error = failure()
      if (!error) return response
      report(request, error)
      return withHeader(response, 'x-workbench-mock-not-persisted', NOT_PERSISTED)
    },
    handle: request => {
      const { result, failure } = withFailure(() => host.handle(request))
      return result?.then(response => {
        const error = failure()
        if (!error) return response
        report(request, error)
        const content = { ...errorTemplateForStatus(500), detail: NOT_PERSISTED }
        return serializeError(new URL(request.url), content, { date: host.timeFor(request).toUTCString() })
      })
    },
    bodyLimit: head => host.bodyLimit(head),
    watch: head => host.watch(head),
    callerOf: head => host.callerOf(head),
    serializeError: (head, error) => host.serializeError(head, error),
    timeFor: head => host.timeFor(head),
    endStreams: () => host.endStreams(),
    requireControlToken: () => host.requireControlToken(),
  }
}

function withHeader({ body, status, headers }: Response, name: string, value: string): Response {
  return new Response(body, { status, headers: [...headers, [name, value]] })
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
