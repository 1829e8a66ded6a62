import { WorkbenchError } from '../../errors.ts'
import type { Secret } from '../../secret.ts'

/**
 * A place that programs read their API key from. The stores of this package cover files and commands; for any other place
 * write your own, of which `label` and `write` are enough.
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
   * What people call the place, such as `WORKBENCH_API_KEY in /srv/agent/.env`. Two stores of one label are one place,
   * also where a rotation is gone on with by another process, in another working directory.
   *
   * @example
   * envFile('/srv/agent/.env').label // WORKBENCH_API_KEY in /srv/agent/.env
   */
  readonly label: string

  /**
   * Stores the secret in place of what was there. When it resolves, every later reader gets this secret; when it rejects or
   * the process dies, readers get the old one whole, or this one whole. The stores of this package throw a
   * {@link StoreError} where it fails.
   *
   * @example
   * await envFile('.env').write(key.secret)
   */
  write(secret: Secret): Promise<void>

  /**
   * The secret as its users would read it now; undefined where there is none. A place that gives nothing back has no such
   * method. The stores of this package take an empty value for none, and throw a {@link StoreError} where they cannot read.
   *
   * @example
   * const secret = await envFile('.env').read?.()
   * console.log(secret === undefined ? 'no key yet' : 'there is a key')
   */
  read?(): Promise<Secret | undefined>

  /**
   * Throws where `write` could not work, and changes nothing. It is asked before there is a secret, so that no key is made
   * which could not be kept.
   *
   * @example
   * await envFile('/etc/agent/.env').check?.() // StoreError: The folder of /etc/agent/.env does not exist. …
   */
  check?(): Promise<void>
}

/**
 * A place cannot be read or written. The message says what is wrong, where, and what to do. It never holds a secret, and
 * the error never has a `cause`, since the errors of files, parsers and commands quote what they were given.
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
  static {
    StoreError.prototype.name = 'StoreError'
  }

  /**
   * For stores of your own.
   *
   * @param message What is wrong, where, and what to do. It must not quote the secret.
   *
   * @example
   * const failure = new StoreError('The parameter /workbench/api-key cannot be written. Ask its owner for access.')
   */
  constructor(message: string) {
    super(message)
  }
}
