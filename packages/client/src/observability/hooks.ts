import type { WorkbenchError } from '../errors.ts'
import { platform } from '../platform.ts'
import type { AttemptSpan, TracedAttempt, Tracing } from './tracing.ts'

/**
 * The call associated with an event.
 *
 * @example
 * const describe = ({ method, path, attempt }: CallEvent) => `${method} ${path}, attempt ${attempt}`
 * const hooks: Hooks = { request: event => console.log(describe(event)), retry: event => console.warn(describe(event)) }
 * await workbench.withOptions({ hooks }).organizations.list()
 */
export interface CallEvent {
  readonly method: string
  /** The path template, e.g. `/api/v2/api_keys/{id}`. */
  readonly path: string
  /** The number of the attempt, starting at 1. */
  readonly attempt: number
}

/**
 * A request is about to be sent.
 *
 * @example
 * const request = ({ url, headers }: RequestEvent) => console.log(url, headers.authorization)
 * await workbench.withOptions({ hooks: { request } }).organizations.list()
 */
export interface RequestEvent extends CallEvent {
  readonly url: string
  /** A copy. Values that may be secret are replaced with `[secret]`. */
  readonly headers: Readonly<Record<string, string>>
}

/**
 * A response was received, including its body.
 *
 * @example
 * const response = ({ path, status, duration }: ResponseEvent) => console.log(`${path} ${status} after ${duration} ms`)
 * await workbench.withOptions({ hooks: { response } }).organizations.list()
 */
export interface ResponseEvent extends CallEvent {
  readonly url: string
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** The time from sending the request to the last byte of the response, in milliseconds. */
  readonly duration: number
}

/**
 * An attempt failed, and the client is about to retry.
 *
 * @example
 * const retry = ({ path, wait, reason }: RetryEvent) => console.warn(`${path} again in ${wait} ms, after ${reason}`)
 * const observed = workbench.withOptions({ hooks: { retry } })
 */
export interface RetryEvent extends CallEvent {
  /** The delay before the next attempt, in milliseconds. */
  readonly wait: number
  /**
   * The status of the response, or the reason why there is no response: an error code, e.g. `ECONNRESET`, `connection-error` or
   * `timeout`.
   */
  readonly reason: number | string
}

/**
 * A call failed, and the client does not retry.
 *
 * @example
 * const failed = ({ path, error }: ErrorEvent) => console.error(`${path}: ${error.name}`)
 * const observed = workbench.withOptions({ hooks: { error: failed } })
 */
export interface ErrorEvent extends CallEvent {
  readonly error: WorkbenchError
}

/**
 * A response deviates from the contract. The client still decodes it: a field that is missing or has an unexpected type is null.
 *
 * @example
 * const deviation = ({ path, at, expected }: DeviationEvent) => console.warn(`${path}: ${at} is not ${expected}`)
 * await workbench.withOptions({ hooks: { deviation } }).organizations.list()
 */
export interface DeviationEvent extends CallEvent {
  /** The location in the response, e.g. `data[2].attributes.created_at`. Each location is reported once. */
  readonly at: string
  /** The requirement of the contract, e.g. `an ISO 8601 time`. */
  readonly expected: string
}

interface Events {
  readonly request: RequestEvent
  readonly response: ResponseEvent
  readonly retry: RetryEvent
  readonly deviation: DeviationEvent
  readonly error: ErrorEvent
}

/**
 * Functions that observe a client's calls. They receive redacted copies and cannot change a call. If one throws, the client logs
 * the error and continues.
 *
 * @example
 * const workbench = new Workbench({ token, hooks: { retry: ({ path, wait }) => console.warn(`${path} again in ${wait} ms`) } })
 */
export type Hooks = { readonly [Name in keyof Events]?: ((event: Events[Name]) => void) | undefined }

/**
 * A destination for logs, e.g. `console`. The client logs requests, responses and their deviations at `debug`, retries
 * at `info`, failed calls at `warn`, and hooks that throw at `error`. No message contains a secret. Only text from
 * Workbench can contain an id.
 *
 * @example
 * const workbench = new Workbench({ token, logger: console })
 */
export interface Logger {
  /**
   * Receives each request, each response and each deviation from the contract.
   *
   * @example
   * const workbench = new Workbench({ token, logger: { ...console, debug: () => {} } })
   */
  debug(message: string, fields?: object): void
  /**
   * Receives each retry. `fields.wait` is in milliseconds.
   *
   * @example
   * const workbench = new Workbench({ token, logger: { ...console, info: (...line) => console.warn(...line) } })
   */
  info(message: string, fields?: object): void
  /**
   * Receives each failed call.
   *
   * @example
   * const workbench = new Workbench({ token, logger: { ...console, warn: message => console.error(`Workbench: ${message}`) } })
   */
  warn(message: string, fields?: object): void
  /**
   * Receives a message for each hook that throws. Without a logger, the client uses the global `console`.
   *
   * @example
   * const workbench = new Workbench({ token, logger: { ...console, error: message => console.error(`Fix this: ${message}`) } })
   */
  error(message: string, fields?: object): void
}

/** The hooks and the logger of a client. */
export class Observers {
  declare readonly hooks: Hooks | undefined
  declare readonly logger: Logger | undefined
  readonly #all: readonly (Hooks | undefined)[]

  constructor(hooks: Hooks | undefined, logger: Logger | undefined) {
    this.hooks = hooks
    this.logger = logger
    this.#all = [hooks, logger && logging(logger)]
  }

  /** Emits an event. `create` is called only if there is a listener. */
  emit<Name extends keyof Events>(name: Name, create: () => Events[Name]): void {
    for (const hooks of this.#all) {
      observe(`${name} hook`, () => hooks?.[name]?.(Object.freeze(create()) as Events[Name]), this.logger)
    }
  }
}

/**
 * Calls an observer that the application passed. If it throws or returns a promise that rejects, the error is logged and the call
 * continues.
 */
function observe<T>(observer: string, run: () => T, logger: Logger = console): T | undefined {
  // Never rejects, even if the logger fails, because the logger is also application code.
  const report = async (error: unknown) => {
    try {
      // The error message may contain a secret.
      await logger.error(`The ${observer} threw ${error instanceof Error ? error.name : typeof error}.`)
    } catch {
      console.error(`The ${observer} threw. So did the logger.`)
    }
  }
  try {
    const result = run()
    Promise.resolve(result).catch(report)
    return result
  } catch (error) {
    void report(error)
    return undefined
  }
}

function logging(logger: Logger): Hooks {
  return {
    request: ({ method, path, attempt }) => logger.debug(`${method} ${path}`, { attempt }),
    response: ({ method, path, attempt, status, duration }) =>
      logger.debug(`${method} ${path} ${status}`, { attempt, duration }),
    deviation: ({ method, path, attempt, at, expected }) =>
      logger.debug(`${method} ${path} deviates from the contract: ${at} is not ${expected}`, { attempt }),
    retry: ({ method, path, reason, wait }) => logger.info(`${method} ${path} retry after ${reason}`, { wait }),
    error: ({ attempt, error }) => logger.warn(error.message, { error: error.name, attempts: attempt }),
  }
}

/** Starts a span that cannot affect the call, even if the tracer fails. */
export function beginSpan(tracing: Tracing, attempt: TracedAttempt, logger: Logger | undefined): AttemptSpan {
  const span: Partial<AttemptSpan> | undefined = observe('tracer', () => tracing.begin(attempt), logger)
  return {
    headers: observe('tracer', () => platform.validHeaders(span?.headers ?? {}), logger) ?? {},
    end: outcome => void observe('tracer', () => span?.end?.(outcome), logger),
  }
}
