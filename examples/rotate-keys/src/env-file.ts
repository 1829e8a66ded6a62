import { constants } from 'node:fs'
import { access, lstat, readFile, realpath, rm, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import writeFileAtomic from 'write-file-atomic'
import { setVariable } from './env-text.ts'
import { type Store, StoreError } from './store.ts'

/** For its owner alone. */
const privateMode = 0o600

interface Content {
  text: string
  mode: number
}

/** Keeps the secret in one variable of an env file. The file appears whole or not at all, and is its owner's alone. */
export function envFile(path: string, variable: string): Store {
  let before: Content | 'no file' | undefined

  return {
    label: `${variable} in ${path}`,

    async check() {
      const file = await locate(path)
      const content = await read(file)
      edit(path, content === 'no file' ? '' : content.text, variable, 'a-new-key')
      await access(dirname(file), constants.W_OK | constants.X_OK).catch(error => {
        throw new StoreError(`The folder of ${path} cannot be written (${codeOf(error)}).`)
      })
    },

    async save(secret) {
      const file = await locate(path)
      const content = await read(file)
      const text = edit(path, content === 'no file' ? '' : content.text, variable, secret)
      await write(file, text, privateMode)
      before = content
    },

    async readBack() {
      const content = await read(await locate(path))
      const secret = content === 'no file' ? undefined : parseEnv(content.text)[variable]
      if (!secret) throw new StoreError(`${variable} is not in ${path}, although it was written there.`)
      return secret
    },

    async restore() {
      if (before === undefined) return
      const file = await locate(path)
      if (before === 'no file') await rm(file, { force: true })
      else await write(file, before.text, before.mode)
    },
  }
}

/** The file itself where `path` is a link to it, so that the link stays a link. */
async function locate(path: string): Promise<string> {
  const entry = await lstat(path).catch(() => undefined)
  if (!entry) return resolve(path)
  const file = await realpath(path).catch(() => undefined)
  if (!file) throw new StoreError(`${path} is a link to a file that does not exist.`)
  return file
}

async function read(file: string): Promise<Content | 'no file'> {
  try {
    const { mode } = await regularFile(file)
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(file))
    return { text, mode: mode & 0o777 }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 'no file'
    throw error instanceof StoreError ? error : new StoreError(`${file} cannot be read (${codeOf(error)}).`)
  }
}

async function regularFile(file: string): Promise<{ mode: number }> {
  const stats = await stat(file)
  if (!stats.isFile()) throw new StoreError(`${file} is not a regular file.`)
  return stats
}

function edit(path: string, text: string, variable: string, value: string): string {
  try {
    return setVariable(text, variable, value)
  } catch (error) {
    throw new StoreError(`${path} was left alone: ${error instanceof Error ? error.message : 'it cannot be edited'}.`)
  }
}

async function write(file: string, text: string, mode: number): Promise<void> {
  await writeFileAtomic(file, text, { mode }).catch(error => {
    throw new StoreError(`${file} could not be written (${codeOf(error)}).`)
  })
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'for no known reason'
}
