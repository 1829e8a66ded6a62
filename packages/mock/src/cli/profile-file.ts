import { readFile } from 'node:fs/promises'
import { assumptionsFromProfile, type Profile, type ProfileInput } from '@workbench-sdk/contract/profile'
import { messageOf } from '@workbench-sdk/internal/errors'
import { EXIT, Failure } from './exit.ts'
import { writeOutputFile } from './output-file.ts'
import { parseJson } from './parse-json.ts'

/** @throws Failure if the file cannot be read or is not a profile */
export async function readProfile(file: string): Promise<ProfileInput> {
  const content = await readFile(file).catch(error => {
    throw new Failure(`Cannot read the profile ${file}: ${messageOf(error)}.`, EXIT.usage)
  })
  try {
    const profile = parseJson(content) as ProfileInput
    assumptionsFromProfile(profile)
    return profile
  } catch (error) {
    throw new Failure(`Invalid profile ${file}: ${messageOf(error).replace(/^Invalid profile: /, '')}`, EXIT.usage)
  }
}

/** Writes the profile. */
export async function writeProfile(file: string, profile: Profile): Promise<void> {
  await writeOutputFile(file, `${JSON.stringify(profile, null, 2)}\n`)
}
