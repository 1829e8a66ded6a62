import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expandResources } from './resources/expand.ts'
import { InvalidSourceError } from './resources/parse.ts'

/** The JSON Schema keywords that the generators read. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly format?: string
  readonly items?: Schema
  readonly oneOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly readOnly?: boolean
  readonly 'x-workbench-immutable'?: boolean
  readonly 'x-workbench-unfilterable'?: boolean
}

export interface Parameter {
  readonly $ref?: string
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly schema?: Schema
}

export interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
  readonly responses: Readonly<Record<string, unknown>>
  readonly security?: readonly unknown[]
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const
export type Method = (typeof METHODS)[number]

export interface Contract {
  readonly info: { readonly version: string }
  readonly paths: Readonly<Record<string, { readonly [M in Method]?: Operation }>>
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>
    readonly parameters: Readonly<Record<string, Parameter>>
  }
}

/**
 * Bundles a document in `openapi/`. The result is the source of all other generated files.
 *
 * @throws InvalidSourceError
 */
export async function bundle(name: 'workbench' | 'control'): Promise<{ text: string; contract: Contract }> {
  const folder = await mkdtemp(join(tmpdir(), 'workbench-contract-'))
  try {
    const file = join(folder, 'openapi.json')
    const expanded = join(folder, 'expanded')
    await expandResources('openapi', expanded)
    await redoclyBundle(join(expanded, `${name}.yaml`), file)
    const text = `${(await readFile(file, 'utf8')).trimEnd()}\n`
    return { text, contract: JSON.parse(text) as Contract }
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function redoclyBundle(root: string, output: string): Promise<void> {
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
  try {
    await promisify(execFile)('redocly', ['bundle', root, '--output', output], { env })
  } catch (error) {
    const details = error instanceof Error && 'stderr' in error ? error.stderr : error
    throw new InvalidSourceError(`Failed to bundle ${root}:\n${details}`)
  }
}

export function operations(contract: Contract): { path: string; method: Method; operation: Operation }[] {
  return Object.entries(contract.paths).flatMap(([path, item]) =>
    METHODS.flatMap(method => {
      const operation = item[method]
      return operation ? [{ path, method, operation }] : []
    }),
  )
}

/** Returns an operation's query parameters. */
export function queryParameters(contract: Contract, { parameters = [] }: Operation): Parameter[] {
  return parameters.map(parameter => dereference(contract, parameter)).filter(parameter => parameter.in === 'query')
}

function dereference(contract: Contract, parameter: Parameter): Parameter {
  if (!parameter.$ref) return parameter
  const name = parameter.$ref.replace('#/components/parameters/', '')
  const target = contract.components.parameters[name]
  if (!target) throw new Error(`Unknown parameter ${parameter.$ref}.`)
  return target
}

/** Resolves a `$ref` within the document. Keywords next to the `$ref` take precedence. */
export function resolve(contract: Contract, schema: Schema): Schema {
  if (!schema.$ref) return schema
  const { $ref, ...siblings } = schema
  const target = $ref
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], contract)
  if (!target) throw new Error(`Unknown schema ${$ref}.`)
  return { ...resolve(contract, target as Schema), ...siblings }
}
