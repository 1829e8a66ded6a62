import { suggest } from '@workbench-sdk/internal/suggest'
import Ajv2020, { type ErrorObject } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import schema from '../../../openapi/resources/resource.schema.json' with { type: 'json' }
import type { Resource } from './resource.ts'

/** The path of a key in a file, e.g. `['attributes', 'role', 'access']`. */
type Place = readonly string[]

/** A problem in a resource file. */
export interface Problem {
  readonly place: Place
  readonly message: string
}

/** A resource file whose keys and types are valid. */
export interface ParsedResource {
  readonly file: string
  readonly resource: Resource
  /** The line of a key. */
  readonly lineOf: (place: Place) => number
}

/** Thrown if files in `openapi/` are invalid. Each line of the message names a file and its problem. */
export class InvalidSourceError extends Error {
  override name = 'InvalidSourceError'
}

const ajv = new Ajv2020.default({ allErrors: true, strict: false, verbose: true })
addFormats.default(ajv)
const isResource = ajv.compile<Resource>(schema)

/** @throws InvalidSourceError if the text is not valid YAML, or does not match `resource.schema.json`. */
export function parseResource(file: string, text: string): ParsedResource {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const [syntaxError] = document.errors
  if (syntaxError) throw new InvalidSourceError(`${file}: ${syntaxError.message}`)
  const lineOf = (place: Place) => lines.linePos(offsetOf(document, place)).line
  const resource: unknown = document.toJS()
  if (isResource(resource)) return { file, resource, lineOf }
  // `propertyNames` only repeats the error about the name itself.
  const problems = (isResource.errors ?? []).filter(({ keyword }) => keyword !== 'propertyNames').map(problemOf)
  throw invalid(file, lineOf, problems)
}

export function invalid(file: string, lineOf: ParsedResource['lineOf'], problems: readonly Problem[]) {
  const lines = problems
    .map(({ place, message }) => ({ line: lineOf(place), message }))
    .sort((a, b) => a.line - b.line)
    .map(({ line, message }) => `${file}:${line}: ${message}`)
  return new InvalidSourceError(lines.join('\n'))
}

function problemOf({ instancePath, keyword, params, parentSchema, data, propertyName, message }: ErrorObject): Problem {
  const place = instancePath.split('/').slice(1)
  const name = place.join('.')
  const within = name === '' ? '' : ` in ${name}`
  if (keyword === 'additionalProperties') {
    const key = String(params.additionalProperty)
    const hint = suggest(key, Object.keys(parentSchema?.properties ?? {}))
    return { place: [...place, key], message: `Unknown key "${key}"${within}. ${hint}` }
  }
  if (keyword === 'required') return { place, message: `Missing key "${params.missingProperty}"${within}.` }
  if (keyword === 'enum') {
    return {
      place,
      message: `Invalid value ${JSON.stringify(data)} of ${name}. ${suggest(String(data), params.allowedValues)}`,
    }
  }
  if (propertyName !== undefined) {
    return { place: [...place, propertyName], message: `Invalid name "${propertyName}"${within}: it ${message}.` }
  }
  return { place, message: `Invalid value ${JSON.stringify(data)} of ${name}: it ${message}.` }
}

/** Returns the offset of a key, or of its closest existing parent. */
function offsetOf({ contents }: Document, place: Place): number {
  let offset = 0
  let node: unknown = contents
  for (const segment of place) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === segment)
      if (!pair) break
      if (isNode(pair.key)) offset = pair.key.range?.[0] ?? offset
      node = pair.value
    } else if (isSeq(node)) {
      node = node.items[Number(segment)]
      if (isNode(node)) offset = node.range?.[0] ?? offset
    }
  }
  return offset
}
