import { resolve } from 'node:path'
import { Secret } from '../../secret.ts'
import type { SecretStore } from '../secret-store.ts'
import { namesOf } from './json-pointer.ts'
import { documentWith, getString, setString } from './json-text.ts'
import { shownPath } from './shown-path.ts'
import { checkEdit, editText, readText } from './text-file.ts'

const PROBE = 'a-new-key'

/**
 * Keeps the secret in one place of a JSON file, with or without comments and trailing commas. The rest of the file stays
 * as it is, formatting and comments included. A file, or an object on the way, that does not exist is created; a link stays
 * a link; the file is its owner's alone afterwards (mode 0600).
 *
 * Stores of one process may write places of one file at the same time. A write reads the file, then replaces it: what
 * another process or thread writes in between is lost. A process that is killed in a write may leave a file
 * `.rotation-….tmp` in the folder, which is private, too.
 *
 * @param path the file; a relative path starts at the working directory of now
 * @param pointer the place as a JSON Pointer (RFC 6901), through objects alone
 * @throws InvalidArgumentError where `pointer` is none, or the root
 * @throws StoreError from its methods: where the file cannot be read or written, is not JSON, or has something else than an
 * object on the way to the place
 *
 * @example
 * const store = jsonFile('config/secrets.json', '/workbench/apiKey')
 * await store.write(key.secret)
 */
export function jsonFile(path: string, pointer: string): SecretStore {
  const names = namesOf(pointer)
  const file = resolve(path)
  const shown = shownPath(file)

  function put(value: string, text = ''): string {
    return isBlank(text) ? documentWith(names, value) : setString(text, names, value, shown)
  }

  return {
    label: `${pointer} in ${file}`,
    write: secret => editText(file, text => put(secret.reveal(), text)),
    async read() {
      const text = (await readText(file)) ?? ''
      const value = isBlank(text) ? undefined : getString(text, names, shown)
      return value ? new Secret(value) : undefined
    },
    check: () => checkEdit(file, text => put(PROBE, text)),
  }
}

function isBlank(text: string): boolean {
  return /^\s*$/.test(text)
}
