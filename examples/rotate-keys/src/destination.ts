import { command, envFile, jsonFile, type SecretStore, secretFolder } from '@workbench-sdk/client/rotation'
import { fillTemplate } from './key-names.ts'

/** Where the new keys go, as the command line says it. */
export type Destination = { variable: string; pointer: string; file: string } & (
  | { dotenv: string }
  | { jsonFile: string }
  | { folder: string }
  | { exec: string; execRead?: string }
)

/** The options of which each names a kind of place, and which one is needed of. */
export const PLACES = ['dotenv', 'jsonFile', 'folder', 'exec'] as const

/** The place for a key. */
export function storeAt(destination: Destination, keyName: string, env: NodeJS.ProcessEnv): SecretStore {
  const fill = (template: string) => fillTemplate(template, keyName)
  if ('dotenv' in destination) return envFile(destination.dotenv, fill(destination.variable))
  if ('jsonFile' in destination) return jsonFile(destination.jsonFile, fill(destination.pointer))
  if ('folder' in destination) return secretFolder(destination.folder, fill(destination.file))
  const { exec, execRead } = destination
  return command(fill(exec), { read: execRead && fill(execRead), env })
}
