import { realpath } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { InvalidArgumentError } from '../../errors.ts'
import { Secret } from '../../secret.ts'
import { type SecretStore, StoreError } from '../secret-store.ts'
import { explained, unlessAbsent } from './explained.ts'
import { inTurn } from './in-turn.ts'
import { checkPublish, isPublished, publish } from './published-folder.ts'
import { replaceFile } from './replace-file.ts'
import { shownPath } from './shown-path.ts'
import { checkReplaceable, locate, readText } from './text-file.ts'

/**
 * Keeps the secret in a folder of files with one secret each, such as those of Docker and Kubernetes. The file holds the
 * secret alone, without a line end; one line end is dropped on reading. It is its owner's alone (mode 0600), and a link
 * stays a link.
 *
 * In the folder of a Kubernetes volume, where `..data` is a link to a folder with the files, all files change at once: a
 * new folder with copies of the others takes the place of the old one. The one before is kept until the next write, since a
 * reader may just be on its way to it.
 *
 * Stores of one process may write to one folder at the same time. In a Kubernetes volume a write reads all files, then
 * replaces them: what another process or thread writes in between is lost. A process that is killed in a write may leave
 * a file `.rotation-….tmp` in the folder, or a folder `..2026_…`; they are private, too, and the latter goes with the
 * second write that follows.
 *
 * @param folder the folder, which has to exist; a relative path starts at the working directory of now
 * @param name the name of the file
 * @throws InvalidArgumentError where `name` is not a plain file name, or begins with `..`
 * @throws StoreError from its methods: where the folder or the file cannot be read or written
 *
 * @example
 * const store = secretFolder('secrets', 'workbench-api-key')
 * await store.write(key.secret)
 */
export function secretFolder(folder: string, name: string): SecretStore {
  if (!/^(?!\.{2}|\.$)[^/\\\0]+$/.test(name)) {
    throw new InvalidArgumentError(
      `${JSON.stringify(name)} is not a plain file name. Leave out / and \\, and .. before it.`,
    )
  }
  const path = join(resolve(folder), name)
  const failure = `${shownPath(path)} cannot be written`

  async function place(): Promise<string> {
    const found = await unlessAbsent(realpath(resolve(folder)))
    if (found !== undefined) return found
    throw new StoreError(`The folder ${shownPath(resolve(folder))} does not exist. Create it first.`)
  }

  return {
    label: `${name} in ${resolve(folder)}`,
    write: secret =>
      explained(failure, async () => {
        const found = await place()
        await inTurn(found, async () => {
          if (await isPublished(found, name)) await publish(found, name, secret.reveal())
          else await replaceFile(await locate(join(found, name)), secret.reveal())
        })
      }),
    async read() {
      const value = (await readText(path))?.replace(/\r?\n$/, '')
      return value ? new Secret(value) : undefined
    },
    check: () =>
      explained(failure, async () => {
        const found = await place()
        await readText(path)
        if (await isPublished(found, name)) await checkPublish(found, name)
        else await checkReplaceable(await locate(join(found, name)))
      }),
  }
}
