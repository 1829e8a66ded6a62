import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Place } from './config/schema.ts'
import { readFailure } from './read-failure.ts'
import {
  awsSecret,
  commandStore,
  envFile,
  jsonFile,
  kubernetesSecret,
  type SecretStore,
  secretDirectory,
  vaultSecret,
} from './rotation.ts'
import { fillTemplate, type TemplateValues } from './templates.ts'

/** The folder that relative paths are resolved against, and the environment of commands. */
export interface PlaceContext {
  readonly folder: string
  readonly env: NodeJS.ProcessEnv
}

interface StoreContext {
  readonly env: NodeJS.ProcessEnv
  /** Whether the place can be created if it does not exist. */
  readonly create: boolean
  readonly resolvePath: (path: string) => string
}

type Kind = keyof Place

/** Creates the store for each kind of place, after its templates have been filled in. */
const STORES: { readonly [K in Kind]: (place: NonNullable<Place[K]>, context: StoreContext) => SecretStore } = {
  envFile: ({ path, variable }, { resolvePath }) => envFile(resolvePath(path), variable),
  jsonFile: ({ path, pointer }, { resolvePath }) => jsonFile(resolvePath(path), pointer),
  directory: ({ path, file }, { resolvePath }) => secretDirectory(resolvePath(path), file),
  command: ({ write, read }, { env }) => commandStore(write, { read, env }),
  vault: ({ caFile, tokenFile, ...options }, context) =>
    vaultSecret({ ...options, ...filesOf({ caFile, tokenFile }, context) }),
  aws: (options, { create }) => awsSecret({ ...options, create }),
  kubernetes: ({ caFile, tokenFile, ...options }, context) =>
    kubernetesSecret({ ...options, ...filesOf({ caFile, tokenFile }, context), create: context.create }),
}

/**
 * Returns the store of a key.
 *
 * @param create whether the place may be empty, or missing
 * @throws InvalidArgumentError if the place is invalid for this key, e.g. because the variable would begin with a digit
 */
export function storeAt(
  place: Place,
  values: TemplateValues,
  { folder, env }: PlaceContext,
  create: boolean,
): SecretStore {
  const [kind] = Object.keys(place) as Kind[]
  if (kind === undefined) throw new TypeError('A place has one property.')
  return createStore(kind, fillPlace(place, values), { env, create, resolvePath: path => resolve(folder, path) })
}

function createStore<K extends Kind>(kind: K, place: Pick<Place, K>, context: StoreContext): SecretStore {
  return STORES[kind](place[kind] as NonNullable<Place[K]>, context)
}

/** Fills in the templates of a place. */
export function fillPlace(place: Place, values: TemplateValues): Place {
  const entries = Object.entries(place).map(([kind, properties]) => [
    kind,
    Object.fromEntries(Object.entries(properties).map(([name, template]) => [name, fillTemplate(template, values)])),
  ])
  return Object.fromEntries(entries)
}

interface Files {
  readonly caFile: string | undefined
  readonly tokenFile: string | undefined
}

function filesOf({ caFile, tokenFile }: Files, { resolvePath }: StoreContext) {
  return {
    ...(tokenFile !== undefined && { tokenFile: resolvePath(tokenFile) }),
    ...(caFile !== undefined && { ca: readCertificates(resolvePath(caFile)) }),
  }
}

function readCertificates(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw readFailure(path, error, 'Correct caFile, or create the file with the certificates.')
  }
}
