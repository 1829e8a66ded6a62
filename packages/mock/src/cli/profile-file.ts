import { randomUUID } from 'node:crypto'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { assumptionsFromProfile, type Profile, type ProfileInput } from '@workbench-sdk/contract/profile'
import { messageOf } from '@workbench-sdk/internal/errors'
import { EXIT, Failure } from './exit.ts'
import { parseJson } from './parse-json.ts'

/** @throws Failure if the file cannot be read or is not a profile */
export async function readProfile(file: string): Promise<ProfileInput> {
  const text = await readFile(file, 'utf8').catch(error => {
    throw new Failure(`Cannot read the profile ${file}: ${messageOf(error)}.`, EXIT.usage)
  })
  try {
    const profile = parseJson(text) as ProfileInput
    assumptionsFromProfile(profile)
    return profile
  } catch (error) {
    throw new Failure(`Invalid profile ${file}: ${messageOf(error).replace(/^Invalid profile: /, '')}`, EXIT.usage)
  }
}

/** Writes the profile atomically. */
export async function writeProfile(file: string, profile: Profile): Promise<void> {
  await writeAtomically(file, `${JSON.stringify(profile, null, 2)}\n`)
}

/**
 * Writes a file atomically. Unlike `replaceFileSync` in `internal/durable-file`, this does not make the file private, because
 * profiles, reports and certificates contain no secrets. Only the owner can write to the file.
 *
 * @throws Failure if the file cannot be written
 */
export async function writeAtomically(file: string, text: string): Promise<void> {
  const temporary = `${file}.${randomUUID()}.tmp`
  try {
    await writeFile(temporary, text, { flag: 'wx', mode: 0o644 })
    await rename(temporary, file)
  } catch (error) {
    await rm(temporary, { force: true })
    throw new Failure(`Cannot write ${file}: ${messageOf(error)}`)
  }
}
