import { resolve } from 'node:path'
import { InvalidArgumentError } from '../../errors.ts'
import { Secret } from '../../secret.ts'
import { type SecretStore, StoreError } from '../secret-store.ts'
import { setVariable } from './env-text.ts'
import { parseEnv } from './parse-env.ts'
import { checkEdit, editText, readText } from './text-file.ts'

/** As ordinary as the secrets that will come. */
const PROBE = 'a-new-key'

/**
 * Keeps the secret in one variable of an env file, such as `.env`. The rest of the file stays as it is, byte for byte. A
 * file that does not exist is created; a link stays a link; the file is its owner's alone afterwards (mode 0600).
 *
 * Stores of one process may write variables of one file at the same time. A write reads the file, then replaces it: what
 * another process or thread writes in between is lost. A process that is killed in a write may leave a file
 * `.rotation-….tmp` in the folder, which is private, too.
 *
 * @param path the file; a relative path starts at the working directory of now
 * @param variable a name that a shell would take
 * @throws InvalidArgumentError where `variable` is no such name
 * @throws StoreError from its methods: where the file cannot be read or written, or the variable cannot be set without
 * changing another
 *
 * @example
 * const store = envFile('.env', 'DEPLOY_API_KEY')
 * await store.write(key.secret)
 */
export function envFile(path: string, variable = 'WORKBENCH_API_KEY'): SecretStore {
  if (!/^[A-Za-z_]\w*$/.test(variable)) {
    throw new InvalidArgumentError(
      `${JSON.stringify(variable)} cannot be the name of a variable. Use letters, digits and _, and no digit first.`,
    )
  }
  const file = resolve(path)
  const label = `${variable} in ${file}`

  function put(value: string, text = ''): string {
    const edited = setVariable(text, variable, value)
    if (edited !== undefined) return edited
    throw new StoreError(
      `${label} cannot be set without changing what else the file says. Mend the line before it, such as one without a value or a closing quote.`,
    )
  }

  return {
    label,
    write: secret => editText(file, text => put(secret.reveal(), text)),
    async read() {
      const value = parseEnv((await readText(file)) ?? '')[variable]
      return value ? new Secret(value) : undefined
    },
    check: () => checkEdit(file, text => put(PROBE, text)),
  }
}
