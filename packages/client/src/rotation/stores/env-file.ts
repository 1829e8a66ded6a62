import { InvalidArgumentError, Secret } from '../../index.ts'
import { getVariable, setVariable, variablesOf } from './env-text.ts'
import { displayPath, resolveInWorkingDirectory } from './fs-errors.ts'
import { explainMissing } from './missing-path.ts'
import { markImmediate, type SecretStore } from './secret-store.ts'
import { withSimilarName } from './suggestion.ts'
import { checkEdit, editText, locateFile, readText } from './text-file.ts'

/** A placeholder for the secret, to check whether a secret can be written. */
const PROBE = 'a-new-key'

/**
 * Stores the secret in a variable of an env file, e.g. `.env`. The rest of the file is kept byte for byte. If the file does not
 * exist, it is created with mode 0600. A symbolic link is kept, unless it belongs to another user.
 *
 * The file is replaced atomically. Its permissions, owner and group are kept. On Linux with GNU coreutils, its access control list and
 * extended attributes are also kept. All methods that write throw if these cannot be kept, or if the file is read-only or immutable, can be
 * written or replaced by other users, has a hard link, or is mounted as a single file.
 *
 * Text is edited only if all of these interpret it in the same way: Node, the npm packages `dotenv` and `dotenv-expand`, a shell that
 * sources the file, and `docker --env-file`, except that Docker does not support quotes and comments after values. All methods throw if the
 * value is computed, e.g. `KEY=$OTHER`, if the variable is set twice to different values, if other lines use it, or if the file contains
 * shell commands that could change it. The message contains the line number. A secret is written with the same quotes as the old value. An
 * unquoted secret can contain ASCII letters, digits and `-_./:+=@%,~`.
 *
 * Several stores in one process can concurrently write different variables in the same file. A write reads the file and then replaces
 * it, so changes that other processes or threads make in between are lost. A process that is killed during a write may leave a
 * private file `.rotation-….tmp` in the directory.
 *
 * @param path The file. A relative path is resolved against the current working directory.
 * @param variable A valid shell variable name.
 * @throws InvalidArgumentError if `variable` is not such a name.
 * @throws StoreError from its methods, if the file cannot be read or written, or if different programs may read different values.
 *
 * @example
 * const store = envFile('.env', 'DEPLOY_API_KEY')
 * await store.write(key.secret)
 */
export function envFile(path: string, variable = 'WORKBENCH_API_KEY'): SecretStore {
  if (!/^[A-Za-z_]\w*$/.test(variable)) {
    throw new InvalidArgumentError(
      `Invalid variable ${JSON.stringify(variable)}: expected letters, digits and _, not starting with a digit.`,
    )
  }
  const file = resolveInWorkingDirectory(path)
  const place = { variable, file: displayPath(file) }

  return markImmediate({
    label: `${variable} in ${file}`,
    write: secret => editText(file, (text = '') => setVariable(text, secret.reveal(), place)),
    async read() {
      const value = getVariable((await readText(file)) ?? '', place)
      return value ? new Secret(value) : undefined
    },
    async explainEmpty() {
      const text = await readText(file)
      if (text === undefined) return explainMissing(file)
      return getVariable(text, place) === undefined
        ? withSimilarName(`${place.file} has no variable ${variable}.`, variable, variablesOf(text))
        : { reason: `${variable} in ${place.file} is empty.` }
    },
    check: () => checkEdit(file, (text = '') => setVariable(text, PROBE, place)),
    location: async () => `${variable} in ${await locateFile(file)}`,
  })
}
