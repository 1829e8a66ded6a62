import type { components, paths } from '@workbench-sdk/contract/generated/control'
import createClient, { type Client } from 'openapi-fetch'
import type { Connection } from './connection.ts'

type Schemas = components['schemas']

export type MockDescription = Schemas['MockDescription']
export type ClockState = Schemas['Clock']
export type Fault = Schemas['Fault']
export type ListedFault = Schemas['ListedFault']
export type RecordedRequest = Schemas['Request']
export type Snapshot = Schemas['Snapshot']
export type NamedScenario = Schemas['Scenarios']['scenarios'][number]

/** Client for the control API of one world. */
export type ControlClient = Client<paths>

/** Thrown if the control API rejects a request. */
export class ControlError extends Error {
  static {
    ControlError.prototype.name = 'ControlError'
  }

  readonly status: number
  readonly issues: Schemas['Problem']['issues']

  constructor(httpStatus: number, message: string, issues: Schemas['Problem']['issues']) {
    super(message)
    this.status = httpStatus
    this.issues = issues
  }
}

/** Thrown if the control API does not respond. */
export class UnreachableError extends Error {
  static {
    UnreachableError.prototype.name = 'UnreachableError'
  }
}

export function createControlClient({ url, controlToken }: Pick<Connection, 'url' | 'controlToken'>): ControlClient {
  return createClient<paths>({ baseUrl: url, headers: authorizationHeader(controlToken) })
}

export const authorizationHeader = (controlToken: string | undefined): Record<string, string> =>
  controlToken === undefined ? {} : { authorization: `Bearer ${controlToken}` }

/** The result of a `ControlClient` call. */
export interface FetchResult<T> {
  readonly data?: T
  readonly error?: unknown
  readonly response: Response
}

/**
 * Resolves to the data of a control API response.
 *
 * @throws ControlError if the request was rejected. @throws UnreachableError if there was no response.
 */
export async function unwrap<T>(call: Promise<FetchResult<T>>): Promise<T> {
  const { data, error, response } = await call.catch(throwUnreachable)
  if (response.ok) return data as T
  throw toControlError(response.status, error)
}

function throwUnreachable(cause: unknown): never {
  if (cause instanceof TypeError) throw new UnreachableError(cause.message, { cause })
  throw cause
}

/**
 * Converts a response to an error. The body is a control API problem, or a JSON:API error if the server rejected an oversized
 * request.
 */
function toControlError(httpStatus: number, body: unknown): ControlError {
  const { error, issues, errors } = (body ?? {}) as Partial<Schemas['Problem']> & {
    readonly errors?: readonly { readonly title?: string; readonly detail?: unknown }[]
  }
  const message = error ?? errors?.map(({ title, detail }) => `${title}: ${String(detail)}`).join(' ')
  return new ControlError(httpStatus, message ?? `It responded with status ${httpStatus}.`, issues ?? [])
}
