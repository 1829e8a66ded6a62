import Ajv2020 from 'ajv/dist/2020.js'
import standaloneCode from 'ajv/dist/standalone/index.js'
import addFormats from 'ajv-formats'
import { build } from 'esbuild'
import { type Contract, operations, type Schema } from './contract.ts'

const DOCUMENT = 'openapi.json'

/**
 * One validator for each request body, as plain code: it runs where `eval` is forbidden, and needs no library. The
 * validators of ajv call each other, so they stay in one file.
 */
export async function validators(contract: Contract): Promise<{ code: string; declarations: string }> {
  const ajv = new Ajv2020.default({
    allErrors: true,
    strict: false,
    code: { source: true, esm: true, lines: true },
  })
  addFormats.default(ajv)
  ajv.addSchema(contract as object, DOCUMENT)
  const names = bodies(contract).map(({ name, schema }) => {
    ajv.addSchema({ $ref: `${DOCUMENT}${schema.$ref}` }, name)
    return name
  })
  const source = standaloneCode.default(ajv, Object.fromEntries(names.map(name => [name, name])))
  return { code: await bundled(source), declarations: declarations(names) }
}

function bodies(contract: Contract): { name: string; schema: Schema }[] {
  return operations(contract).flatMap(({ operation }) => {
    const content = operation.requestBody?.content ?? {}
    const json = content['application/json']
    const form = content['application/x-www-form-urlencoded']
    return [
      ...(json ? [{ name: operation.operationId, schema: json.schema }] : []),
      ...(form ? [{ name: `${operation.operationId}Form`, schema: form.schema }] : []),
    ]
  })
}

/** ajv's code asks for pieces of ajv by `require`: they are put in, so that the file stands alone. */
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
