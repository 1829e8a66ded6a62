import { suggest } from '@workbench-sdk/internal/suggest'
import { type ExampleSources, exampleValue } from './examples.ts'
import { InvalidSourceError, invalid, type ParsedResource, type Problem } from './parse.ts'
import { detailed, type Relationship, type Resource } from './resource.ts'

/** The names to which a resource can refer. */
export interface References extends ExampleSources {
  /** The names of the files in `openapi/parameters`. */
  readonly parameters: readonly string[]
}

/** @throws InvalidSourceError if a resource refers to something that does not exist, or contradicts itself. */
export function checkResources(parsed: readonly ParsedResource[], references: References): void {
  const messages = parsed.flatMap(({ file, resource, lineOf }) => {
    const problems = problemsOf(file, resource, references)
    return problems.length === 0 ? [] : [invalid(file, lineOf, problems).message]
  })
  if (messages.length > 0) throw new InvalidSourceError(messages.join('\n'))
}

function problemsOf(file: string, resource: Resource, references: References): Problem[] {
  return [
    ...nameProblems(file, resource),
    ...overrideProblems(resource, references),
    ...Object.keys(resource.attributes).flatMap(name => attributeProblems(name, resource, references)),
    ...Object.entries(resource.relationships).flatMap(([name, each]) => relationshipProblems(name, each, references)),
    ...exampleProblems(resource),
  ]
}

function nameProblems(file: string, { type, attributes, relationships }: Resource): Problem[] {
  const expected = `${type.replaceAll('_', '-')}.yaml`
  return [
    ...(file.endsWith(`/${expected}`)
      ? []
      : [{ place: ['type'], message: `The type "${type}" does not match the file: expected the file ${expected}.` }]),
    ...Object.keys(relationships)
      .filter(name => name in attributes)
      .map(name => ({
        place: ['relationships', name],
        message: `"${name}" is an attribute and a relationship: JSON:API allows each name once.`,
      })),
  ]
}

function overrideProblems({ operations, overrides = {} }: Resource, { parameters }: References): Problem[] {
  return Object.entries(overrides).flatMap(([name, override]) => [
    ...(operations.some(operation => operation === name)
      ? []
      : [{ place: ['overrides', name], message: `Unknown operation "${name}" in overrides.` }]),
    ...(override.parameters ?? [])
      .filter(each => !parameters.includes(each))
      .map(each => ({
        place: ['overrides', name, 'parameters'],
        message: `Unknown parameter "${each}" in overrides.${name}. ${suggest(each, parameters)}`,
      })),
  ])
}

function attributeProblems(name: string, resource: Resource, { schemas }: References): Problem[] {
  const place = ['attributes', name]
  const attribute = detailed(resource.attributes[name] ?? {})
  const request = detailed(attribute.request ?? {})
  const unknown = Object.entries({ schema: attribute.schema, request: request.schema }).flatMap(([key, schema]) =>
    schema === undefined || schemas.has(schema)
      ? []
      : [{ place: [...place, key], message: unknownSchema(schema, name, [...schemas.keys()]) }],
  )
  if (unknown.length > 0) return unknown

  const problems = []
  if (attribute.schema === undefined && attribute.type === undefined) {
    problems.push(`Missing key "schema" or "type" in attributes.${name}.`)
  } else if (exampleValue(name, resource, schemas) === undefined) {
    problems.push(`Missing key "example" in attributes.${name}.`)
  }
  if (attribute.required && attribute.access === 'read-only') {
    problems.push(`attributes.${name} cannot be required and read-only.`)
  }
  return problems.map(message => ({ place, message }))
}

function unknownSchema(schema: string, attribute: string, schemas: readonly string[]): string {
  return `Unknown schema "${schema}" in attributes.${attribute}. ${suggest(schema, schemas)}`
}

function relationshipProblems(name: string, relationship: Relationship, { resources }: References): Problem[] {
  const place = ['relationships', name]
  const { to, many, access } = relationship
  return [
    ...(resources.has(to)
      ? []
      : [
          {
            place: [...place, 'to'],
            message: `Unknown resource "${to}" in relationships.${name}. ${suggest(to, [...resources.keys()])}`,
          },
        ]),
    ...(many && access !== 'read-only'
      ? [{ place, message: `relationships.${name} is to many records: expected "access: read-only".` }]
      : []),
  ]
}

function exampleProblems({ operations, attributes, example }: Resource): Problem[] {
  const missing = (['create', 'update'] as const).filter(name => operations.includes(name) && !example[name])
  const unknown = (['create', 'created', 'update', 'updated'] as const).flatMap(name =>
    Object.keys(example[name] ?? {})
      .filter(key => !(key in attributes))
      .map(key => ({
        place: ['example', name, key],
        message: `Unknown attribute "${key}" in example.${name}. ${suggest(key, Object.keys(attributes))}`,
      })),
  )
  return [...missing.map(name => ({ place: ['example'], message: `Missing key "${name}" in example.` })), ...unknown]
}
