import { resolve } from 'node:path'
import type { Place } from './config/schema.ts'
import { commandStore, envFile, jsonFile, type SecretStore, secretDirectory } from './rotation.ts'
import { fillTemplate, type TemplateValues } from './templates.ts'

/** The folder that relative paths are resolved against, and the environment of commands. */
export interface PlaceContext {
  readonly folder: string
  readonly env: NodeJS.ProcessEnv
}

/**
 * Returns the store of a key.
 *
 * @throws InvalidArgumentError if the place is invalid for this key, e.g. because the variable would begin with a digit
 */
export function storeAt(place: Place, values: TemplateValues, { folder, env }: PlaceContext): SecretStore {
  const fill = (template: string) => fillTemplate(template, values)
  const path = (template: string) => resolve(folder, fill(template))
  if (place.envFile) return envFile(path(place.envFile.path), fill(place.envFile.variable))
  if (place.jsonFile) return jsonFile(path(place.jsonFile.path), fill(place.jsonFile.pointer))
  if (place.directory) return secretDirectory(path(place.directory.path), fill(place.directory.file))
  if (place.command) {
    const { write, read } = place.command
    return commandStore(fill(write), { read: read === undefined ? undefined : fill(read), env })
  }
  throw new TypeError('A place has one property.')
}
