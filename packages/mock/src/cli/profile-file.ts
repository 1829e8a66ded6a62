import { readFile, rename, writeFile } from 'node:fs/promises'
import { assumptionsFromProfile, type Profile, type ProfileInput } from '@workbench-sdk/contract/profile'
import { messageOf } from '@workbench-sdk/internal/errors'
import { EXIT, Failure } from './exit.ts'

/** @throws Failure where the file cannot be read, or is no profile. */
export async function readProfile(file: string): Promise<ProfileInput> {
  try {
    const profile = JSON.parse(await readFile(file, 'utf8')) as ProfileInput
    assumptionsFromProfile(profile)
    return profile
  } catch (error) {
    throw new Failure(`${file} cannot be used as a profile: ${messageOf(error)}`, EXIT.usage)
  }
}

/** Writes it as a whole or not at all. */
export async function writeProfile(file: string, profile: Profile): Promise<void> {
  await writeWhole(file, `${JSON.stringify(profile, null, 2)}\n`)
}

/** @throws Failure where the file cannot be written. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const beside = `${file}.${process.pid}.tmp`
  try {
    await writeFile(beside, text)
    await rename(beside, file)
  } catch (error) {
    throw new Failure(`${file} cannot be written: ${messageOf(error)}`)
  }
}
