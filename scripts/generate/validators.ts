import { _ } from 'ajv'
import Ajv2020, { type Options } from 'ajv/dist/2020.js'
import standaloneCode from 'ajv/dist/standalone/index.js'
import { build } from 'esbuild'
import { type Contract, operations, queryParameters, type Schema } from './contract.ts'
import { formats } from './formats.ts'

const DOCUMENT = 'openapi.json'

/** The source of a validator. */
interface Validated {
  readonly name: string
  readonly schema: object
}

/**
 * Returns a validator for each request body, as code that needs neither `eval` nor a library. All validators are in one file, because
 * they call each other.
 */
export function validators(contract: Contract): Promise<{ code: string; declarations: string }> {
  return standalone(contract, bodies(contract), {})
}

/** With this option, an error contains the schema, so that a message can suggest a property. */
const WITH_SCHEMAS: Options = { verbose: true }

/** The validators of the control API, except that of seeds. */
export function controlValidators(contract: Contract): Promise<{ code: string; declarations: string }> {
  const others = bodies(contract).filter(({ name }) => name !== 'seed')
  return standalone(contract, others, WITH_SCHEMAS, withMaxErrors)
}

export function seedValidator(contract: Contract): Promise<{ code: string; declarations: string }> {
  const seed = { name: 'seed', schema: within({ $ref: '#/components/schemas/Seed' }) }
  return standalone(contract, [seed], WITH_SCHEMAS, withMaxErrors)
}

/** Returns a validator for each query. It coerces values to their types and adds defaults. */
export function queryValidators(contract: Contract): Promise<{ code: string; declarations: string }> {
  return standalone(contract, queries(contract), { coerceTypes: true, useDefaults: true, ...WITH_SCHEMAS })
}

async function standalone(
  contract: Contract,
  validated: readonly Validated[],
  options: Options,
  processed: (source: string) => string = source => source,
) {
  const ajv = new Ajv2020.default({
    allErrors: true,
    strict: false,
    // The code that imports the formats, before it is bundled.
    code: { source: true, esm: true, lines: true, formats: _`require("./scripts/generate/formats.ts").formats` },
    formats,
    ...options,
  })
  ajv.addSchema(contract as object, DOCUMENT)
  for (const { name, schema } of validated) ajv.addSchema(schema, name)
  const names = validated.map(({ name }) => name)
  const source = standaloneCode.default(ajv, Object.fromEntries(names.map(name => [name, name])))
  return { code: await bundled(processed(source)), declarations: declarations(names) }
}

/** The maximum number of errors before a loop over items or members ends. */
const MAX_ERRORS = 10_000

/**
 * With `allErrors`, a loop continues after an error. Bodies of the control API can be long enough for millions of errors, each of
 * which takes hundreds of bytes. A loop that ends early has found errors, so the value is invalid in any case.
 */
function withMaxErrors(source: string): string {
  return source
    .replaceAll(
      /for\(let (i\d+)=0; (\1<len\d+); \1\+\+\)/g,
      'const $1Errors=errors;for(let $1=0; $2&&errors-$1Errors<MAX_ERRORS; $1++)',
    )
    .replaceAll(/for\(const (key\d+) in data\d*\)\{/g, 'const $1Errors=errors;$&if(errors-$1Errors>=MAX_ERRORS)break;')
    .replaceAll('MAX_ERRORS', String(MAX_ERRORS))
}

function bodies(contract: Contract): Validated[] {
  return operations(contract).flatMap(({ operation }) => {
    const content = operation.requestBody?.content ?? {}
    const json = content['application/json']
    const form = content['application/x-www-form-urlencoded']
    return [
      ...(json ? [{ name: operation.operationId, schema: within(json.schema) }] : []),
      ...(form ? [{ name: `${operation.operationId}Form`, schema: within(form.schema) }] : []),
    ]
  })
}

const within = ({ $ref }: Schema) => ({ $ref: `${DOCUMENT}${$ref}` })

function queries(contract: Contract): Validated[] {
  return operations(contract).map(({ operation }) => {
    const parameters = queryParameters(contract, operation)
    const properties = Object.fromEntries(parameters.map(({ name, schema }) => [name, schema]))
    return { name: operation.operationId, schema: { type: 'object', additionalProperties: false, properties } }
  })
}

/** Inlines the parts of ajv that the code uses, so that the file has no dependencies. */
async function bundled(source: string): Promise<string> {
  const result = await build({
    stdin: { contents: source, resolveDir: process.cwd(), loader: 'js' },
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
  })
  return result.outputFiles.map(file => file.text).join('')
}

function declarations(names: readonly string[]): string {
  return [
    `import type { ValidateFunction } from 'ajv'\n`,
    ...names.map(name => `export const ${name}: ValidateFunction\n`),
  ].join('')
}
