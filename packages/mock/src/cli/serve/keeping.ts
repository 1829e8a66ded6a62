import { errorTemplateForStatus } from '@workbench-sdk/contract/api-errors'
import { serializeError } from '../../engine/serialize-response.ts'
import type { Host } from '../../host/host.ts'
import type { Answering } from '../../host/serve.ts'
import type { Mock } from '../../mock/mock.ts'
import { NotKeptError, StateFile, StateFileError } from '../../persistence/state-file.ts'
import type { MockRequest } from '../../platform/http-message.ts'
import { type MockResponse, toResponse } from '../../platform/http-message.ts'
import { EXIT, Failure } from '../exit.ts'

/** @throws Failure where the file cannot be used, or was begun with another seed. */
export function openStateFile(path: string, seed: string | undefined): StateFile {
  const file = failing(() => new StateFile(path))
  if (seed === undefined || file.kept === undefined || String(file.kept.randomSeed) === seed) return file
  file.close()
  throw new Failure(`${path} was begun with another seed: leave --seed out, or name another file.`, EXIT.usage)
}

/** @throws Failure where the file cannot be written. */
export function keep(file: StateFile, mock: Mock): void {
  if (file.kept) mock.restore(file.kept)
  failing(() => file.keep(mock))
}

/** Answers as a host does, and with an error where what was done could not be kept. */
export function kept(host: Host, say: (message: string) => void): Answering {
  const notKept = ({ method, url }: MockRequest, error: unknown): MockResponse => {
    if (!(error instanceof NotKeptError)) throw error
    const address = new URL(url)
    say(`${method} ${address.pathname} was done, and is not kept: ${error.message}`)
    return serializeError(address, { ...errorTemplateForStatus(500), detail: NOT_KEPT }, {})
  }
  return {
    answer: request => host.answer(request).catch(error => toResponse(notKept(request, error))),
    reply: request => host.reply(request)?.catch(error => notKept(request, error)),
    endStreams: () => host.endStreams(),
  }
}

const NOT_KEPT =
  'It was done, and could not be written to the file of --state: it is lost if the mock ends before a later change can be.'

function failing<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof StateFileError) throw new Failure(error.message)
    throw error
  }
}
