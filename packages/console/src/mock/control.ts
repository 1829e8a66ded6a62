import type { components, paths } from '@workbench-sdk/contract/generated/control'
import createClient, { type Client } from 'openapi-fetch'
import type { Place } from '../place.ts'

type Schemas = components['schemas']

export type MockDescription = Schemas['MockDescription']
export type ClockState = Schemas['Clock']
export type Fault = Schemas['Fault']
export type ListedFault = Schemas['ListedFault']
export type RecordedRequest = Schemas['Request']
export type Snapshot = Schemas['Snapshot']
export type NamedScenario = Schemas['Scenarios']['scenarios'][number]

/** The control API of one world. */
export type Control = Client<paths>

/** What the control API says of what it does not do. */
export class ControlError extends Error {
  static {
    ControlError.prototype.name = 'ControlError'
  }

  readonly status: number
  readonly hint: string

  constructor(status: number, says: string, hint: string) {
    super(says)
    this.status = status
    this.hint = hint
  }
}

/** No answer came. */
export class UnreachableError extends Error {
  static {
    UnreachableError.prototype.name = 'UnreachableError'
  }
}

export function controlOf({ url, controlToken }: Pick<Place, 'url' | 'controlToken'>): Control {
  return createClient<paths>({ baseUrl: url, headers: authorization(controlToken) })
}

export const authorization = (controlToken: string | undefined): Record<string, string> =>
  controlToken === undefined ? {} : { authorization: `Bearer ${controlToken}` }

interface Answered<T> {
  readonly data?: T
  readonly error?: unknown
  readonly response: Response
}

/**
 * What a call to the control API came to.
 *
 * @throws ControlError where it was refused. @throws UnreachableError where there was no answer.
 */
export async function done<T>(call: Promise<Answered<T>>): Promise<T> {
  const { data, error, response } = await call.catch(orUnreachable)
  if (response.ok) return data as T
  throw refusalOf(response.status, error)
}

function orUnreachable(cause: unknown): never {
  if (cause instanceof TypeError) throw new UnreachableError(cause.message, { cause })
  throw cause
}

/** The control API's own words, or the error document by which a port refuses what is too long for it. */
function refusalOf(status: number, body: unknown): ControlError {
  const { error, hint, issues, errors } = (body ?? {}) as Partial<Schemas['Problem']> & {
    readonly errors?: readonly { readonly title?: string; readonly detail?: unknown }[]
  }
  const places = (issues ?? []).map(({ at, says }) => `${at}: ${says}`)
  const says = error ?? errors?.map(({ title, detail }) => `${title}: ${String(detail)}`).join(' ')
  return new ControlError(status, [says ?? `It was answered with ${status}.`, ...places].join(' '), hint ?? '')
}
