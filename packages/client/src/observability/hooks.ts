import type { WorkbenchError } from '../errors.ts'

/**
 * What every event says: of which call it is.
 *
 * @example
 * const describe = ({ method, path, attempt }: CallEvent) => `${method} ${path}, attempt ${attempt}`
 * const hooks: Hooks = { request: event => console.log(describe(event)), retry: event => console.warn(describe(event)) }
 * await workbench.withOptions({ hooks }).organizations.list()
 */
export interface CallEvent {
  readonly method: string
  /** The path template, such as `/api/v2/api_keys/{id}`. */
  readonly path: string
  /** Counts from 1. */
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
  /** A copy; values that may be secret read `[secret]`. */
  readonly headers: Readonly<Record<string, string>>
}

/**
 * An answer is here, whole.
 *
 * @example
 * const response = ({ path, status, duration }: ResponseEvent) => console.log(`${path} ${status} after ${duration} ms`)
 * await workbench.withOptions({ hooks: { response } }).organizations.list()
 */
export interface ResponseEvent extends CallEvent {
  readonly url: string
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** From sending to the last byte, in milliseconds. */
  readonly duration: number
}

/**
 * An attempt failed, and another one will be made.
 *
 * @example
 * const retry = ({ path, wait, reason }: RetryEvent) => console.warn(`${path} again in ${wait} ms, after ${reason}`)
 * const observed = workbench.withOptions({ hooks: { retry } })
 */
export interface RetryEvent extends CallEvent {
  /** How long until then, in milliseconds. */
  readonly wait: number
  /** Why: the status of the answer, or what kept it away, such as `late`, `lost` or `ECONNRESET`. */
  readonly reason: number | string
}

/**
 * A call has failed for good.
 *
 * @example
 * const failed = ({ path, error }: ErrorEvent) => console.error(`${path}: ${error.name}`)
 * const observed = workbench.withOptions({ hooks: { error: failed } })
 */
export interface ErrorEvent extends CallEvent {
  readonly error: WorkbenchError
}

interface Events {
  readonly request: RequestEvent
  readonly response: ResponseEvent
  readonly retry: RetryEvent
  readonly error: ErrorEvent
}

/**
 * Functions that see what a client does, and cannot change it. They get redacted copies. What one throws is logged, and
 * the call goes on.
 *
 * @example
 * const workbench = new Workbench({ token, hooks: { retry: ({ path, wait }) => console.warn(`${path} again in ${wait} ms`) } })
 */
export type Hooks = { readonly [Name in keyof Events]?: (event: Events[Name]) => void }

/**
 * Where a client logs to; `console` is one. It says requests and answers at `debug`, repetitions at `info`, calls that
 * failed at `warn`, and hooks that threw at `error`. No line holds a secret or an id.
 *
 * @example
 * const workbench = new Workbench({ token, logger: console })
 */
export interface Logger {
  /**
   * Hears of each request and each answer.
   *
   * @example
   * const workbench = new Workbench({ token, logger: { ...console, debug: () => {} } })
   */
  debug(message: string, fields?: object): void
  /**
   * Hears of what failed and is repeated; `fields.wait` is in milliseconds.
   *
   * @example
   * const workbench = new Workbench({ token, logger: { ...console, info: (...line) => console.warn(...line) } })
   */
  info(message: string, fields?: object): void
  /**
   * Hears of each call that failed for good.
   *
   * @example
   * const workbench = new Workbench({ token, logger: { ...console, warn: message => console.error(`Workbench: ${message}`) } })
   */
  warn(message: string, fields?: object): void
  /**
   * Hears of each hook that threw. Without a logger, the global `console` does.
   *
   * @example
   * const workbench = new Workbench({ token, logger: { ...console, error: message => console.error(`Mend it: ${message}`) } })
   */
  error(message: string, fields?: object): void
}

/** Those who look on, where they differ from what is there already. */
export function observersOf(
  { hooks, logger }: { hooks?: Hooks | undefined; logger?: Logger | undefined },
  others?: Observers,
) {
  return hooks || logger || !others ? new Observers(hooks ?? others?.hooks, logger ?? others?.logger) : others
}

/** All who look on. */
export class Observers {
  readonly hooks: Hooks | undefined
  readonly logger: Logger | undefined
  readonly #all: readonly Hooks[]

  constructor(hooks: Hooks | undefined, logger: Logger | undefined) {
    this.hooks = hooks
    this.logger = logger
    this.#all = [...(hooks ? [hooks] : []), ...(logger ? [logging(logger)] : [])]
  }

  /** Tells all who listen for it; the event is made where there is one. */
  tell<Name extends keyof Events>(name: Name, make: () => Events[Name]): void {
    for (const hooks of this.#all) {
      const listen: Hooks[Name] = hooks[name]
      if (listen !== undefined) void this.#show(name, listen, make())
    }
  }

  // Awaited here alone, so that what an async function throws ends here, too.
  async #show<Event>(name: string, listen: (event: Event) => unknown, event: Event): Promise<void> {
    try {
      await listen(Object.freeze(event))
    } catch (error) {
      // What it says may quote what a user's code knows.
      const logger = this.logger ?? console
      logger.error(`The ${name} hook threw ${error instanceof Error ? error.name : typeof error}.`)
    }
  }
}

function logging(logger: Logger): Hooks {
  const call = ({ method, path }: CallEvent) => `${method} ${path}`
  return {
    request: event => logger.debug(call(event), { attempt: event.attempt }),
    response: event =>
      logger.debug(`${call(event)} ${event.status}`, { attempt: event.attempt, duration: event.duration }),
    retry: event => logger.info(`${call(event)} again, after ${event.reason}`, { wait: event.wait }),
    error: event => logger.warn(event.error.message, { error: event.error.name, attempts: event.attempt }),
  }
}
