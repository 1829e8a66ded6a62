import { commandStore, envFile, jsonFile, type SecretStore, secretDirectory } from '@workbench-sdk/client/rotation'
import { fillTemplate } from './key-names.ts'

/** The destination of the new keys on the command line. */
export type Destination = { variable: string; pointer: string; file: string } & (
  | { dotenv: string }
  | { jsonFile: string }
  | { folder: string }
  | { exec: string; execRead?: string }
)

/** The options that specify a destination. One of them is required. */
export const DESTINATIONS = ['dotenv', 'jsonFile', 'folder', 'exec'] as const

/** Returns the store of a key. */
export function storeAt(destination: Destination, keyName: string, env: NodeJS.ProcessEnv): SecretStore {
  const fill = (template: string) => fillTemplate(template, keyName)
  if ('dotenv' in destination) return envFile(destination.dotenv, fill(destination.variable))
  if ('jsonFile' in destination) return jsonFile(destination.jsonFile, fill(destination.pointer))
  if ('folder' in destination) return secretDirectory(destination.folder, fill(destination.file))
  const { exec, execRead } = destination
  return commandStore(fill(exec), { read: execRead && fill(execRead), env })
}
