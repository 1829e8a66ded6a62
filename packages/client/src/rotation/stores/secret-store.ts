import { nameClasses } from '../../errors.ts'
import { InvalidArgumentError, type Secret, WorkbenchError } from '../../index.ts'

/**
 * Explains why a store contains no secret.
 *
 * @example
 * const explanation: EmptyStore = { reason: '.env has no variable WORKBENCH_APIKEY.', similarName: 'WORKBENCH_API_KEY' }
 */
export interface EmptyStore {
  /** One or more sentences. */
  readonly reason: string
  /** An existing name that the user probably meant. If set, messages suggest this name instead of the `create` option. */
  readonly similarName?: string | undefined
}

/**
 * The place from which programs read their API key. This package has stores for files, commands, Vault, AWS Secrets Manager and
 * Kubernetes. To use another place, implement this interface: only `label` and `write` are required.
 *
 * @example
 * const parameter: SecretStore = {
 *   label: 'the parameter /workbench/api-key',
 *   async write(secret) {
 *     await ssm.putParameter({ Name: '/workbench/api-key', Value: secret.reveal(), Overwrite: true })
 *   },
 *   async read() {
 *     const { Parameter } = await ssm.getParameter({ Name: '/workbench/api-key', WithDecryption: true })
 *     return Parameter?.Value ? new Secret(Parameter.Value) : undefined
 *   },
 * }
 */
export interface SecretStore {
  /**
   * The name of the store in messages, e.g. `WORKBENCH_API_KEY in /srv/agent/.env`. Stores with the same label are
   * considered the same store, even if another process resumes a rotation in a different working directory.
   *
   * @example
   * envFile('/srv/agent/.env').label // WORKBENCH_API_KEY in /srv/agent/.env
   */
  readonly label: string

  /**
   * Replaces the secret. Once the promise resolves, every reader gets this secret. If it rejects, or the process dies, readers get
   * either the complete old secret or the complete new one. The stores of this package reject with a {@link StoreError}.
   *
   * @example
   * await envFile('.env').write(key.secret)
   */
  write(secret: Secret): Promise<void>

  /**
   * Returns the secret that programs would read now. Returns `undefined` if there is none. Omit this method if the store cannot be read.
   * The stores of this package treat an empty value as no secret, and reject with a {@link StoreError} if reading fails.
   *
   * @example
   * const secret = await envFile('.env').read?.()
   * console.log(secret === undefined ? 'no key yet' : 'there is a key')
   */
  read?(): Promise<Secret | undefined>

  /**
   * Explains why `read` returned `undefined`, e.g. because a name is misspelled. Without this method, messages report that the place
   * is empty.
   *
   * @example
   * await envFile('.env', 'WORKBENCH_API_KEY').write(key.secret)
   * const explanation = await envFile('.env', 'WORKBENCH_APIKEY').explainEmpty?.()
   * console.log(explanation?.similarName) // WORKBENCH_API_KEY
   */
  explainEmpty?(): Promise<EmptyStore>

  /**
   * Rejects if `write` would fail. Changes nothing. Called before a key is created, to ensure that its secret can be stored.
   *
   * @example
   * await envFile('/etc/agent/.env').check?.() // StoreError: The directory /etc/agent does not exist. …
   */
  check?(): Promise<void>

  /**
   * Returns a string that identifies the place. All stores for the same place return the same string, even if their labels differ, e.g.
   * because one path is a symbolic link to the other. Two keys are not rotated in the same place, because the second would overwrite the
   * first. Without this method, labels are compared.
   *
   * @example
   * const [one, other] = [envFile('/srv/agent/.env'), envFile('/srv/current/.env')]
   * console.log((await one.location?.()) === (await other.location?.()))
   */
  location?(): Promise<string>
}

/**
 * A store cannot be read or written. The message describes the problem, its location, and how to fix it. The message never contains a
 * secret, and the error never has a `cause`, because errors from files, parsers and commands may contain their input.
 *
 * @example
 * try {
 *   await store.check?.()
 * } catch (error) {
 *   if (!(error instanceof StoreError)) throw error
 *   console.error(error.message)
 * }
 */
export class StoreError extends WorkbenchError {
  /** Whether it is certain that nothing was written, so that no reader can have the new secret. */
  readonly isUnchanged: boolean

  /**
   * Creates an error, e.g. for a custom store.
   *
   * @param message The problem, its location, and how to fix it. Must not contain the secret.
   * @param details Set `isUnchanged` if it is certain that nothing was written. A rotation then deletes the new key.
   *
   * @example
   * const failure = new StoreError('Cannot write the parameter /workbench/api-key. Ask its owner for access.')
   */
  constructor(message: string, details: { readonly isUnchanged?: boolean } = {}) {
    super(message)
    this.isUnchanged = details.isUnchanged ?? false
  }
}

nameClasses({ StoreError })

const immediate = new WeakSet<SecretStore>()

/**
 * Marks a store whose reads return a new secret as soon as the write finishes, e.g. a file. The mark does not carry over to copies of
 * the store, e.g. a copy with a different `read`.
 */
export function markImmediate<T extends SecretStore>(store: T): T {
  immediate.add(store)
  return store
}

/** Whether a single read proves which secret the store contains. Otherwise, reads are repeated. */
export function isImmediate(store: SecretStore): boolean {
  return immediate.has(store)
}

let count = 0

/**
 * Stores the secret in memory, for tests.
 *
 * @param initial The secret before the first write.
 *
 * @example
 * const store = memoryStore(new Secret('old'))
 * await store.write(new Secret('new'))
 * console.log((await store.read?.())?.reveal()) // new
 */
export function memoryStore(initial?: Secret): SecretStore {
  if (initial !== undefined && typeof initial?.reveal !== 'function') {
    throw new InvalidArgumentError(
      'Invalid initial secret: expected a Secret, e.g. new Secret(process.env.WORKBENCH_API_KEY).',
    )
  }
  count += 1
  let current = initial
  return markImmediate({
    label: `memory ${count}`,
    async write(secret) {
      current = secret
    },
    async read() {
      return current
    },
    async check() {},
  })
}
