import {
  type Contract,
  type Operation,
  operations,
  type Parameter,
  resolve,
  type Schema,
} from '../generate/contract.ts'
import { table } from '../generate/table.ts'

/** The parts of the document that only the reference needs. */
interface Document extends Contract {
  readonly info: Contract['info'] & { readonly title: string; readonly description: string }
  readonly tags: readonly { readonly name: string; readonly description: string }[]
}

interface DocumentedOperation extends Operation {
  readonly tags: readonly string[]
  readonly description?: string
  readonly 'x-workbench-evidence'?: string
}

interface DocumentedSchema extends Schema {
  readonly title?: string
  readonly description?: string
  readonly default?: unknown
  readonly maxLength?: number
}

type DocumentedParameter = Parameter & { readonly description?: string }

interface Media {
  readonly schema: Schema
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>
}

interface Content {
  readonly description?: string
  readonly content?: Readonly<Record<string, Media>>
}

/** Relationship routes. They all have the same form, so a table describes them better than 40 sections. */
const RELATIONSHIP = /\{id\}\/(?:relationships\/)?\w+$/

/** Returns a page with the description and a section for each operation, grouped by tag. */
export function httpReference(contract: Contract, title: string): string {
  const document = contract as Document
  const all = operations(document) as { path: string; method: string; operation: DocumentedOperation }[]
  const sections = document.tags.map(({ name, description }) => {
    const own = all.filter(({ operation }) => operation.tags.includes(name))
    const related = own.filter(({ path }) => RELATIONSHIP.test(path))
    return [
      `## ${name}`,
      description,
      ...own.filter(each => !related.includes(each)).map(each => operationSection(document, each)),
      ...(related.length > 0 ? [relationshipSection(name, related)] : []),
    ].join('\n\n')
  })
  return `${[`# ${title}`, document.info.description.replaceAll(/^## (?=Filters)/gm, '## '), ...sections].join('\n\n')}\n`
}

interface Located {
  readonly path: string
  readonly method: string
  readonly operation: DocumentedOperation
}

function operationSection(document: Document, { path, method, operation }: Located): string {
  const { summary, description, parameters = [], requestBody, responses } = operation
  const evidence = operation['x-workbench-evidence']
  return [
    `### ${summary}`,
    `\`${method.toUpperCase()} ${path}\`${evidence ? ` <Badge type="info" text="evidence ${evidence}" />` : ''}`,
    ...(description ? [description] : []),
    ...parametersTable(parameters.map(each => followed<DocumentedParameter>(document, each))),
    ...bodySection(document, requestBody as Content | undefined),
    responsesTable(document, responses),
    ...examplesOf(document, responses),
  ].join('\n\n')
}

function relationshipSection(name: string, related: readonly Located[]): string {
  const rows = related.map(({ path, method, operation }) => [`\`${method.toUpperCase()} ${path}\``, operation.summary])
  return `### Relationships {#${slug(name)}-relationships}\n\n${table(['request', 'purpose'], rows)}`
}

function parametersTable(parameters: readonly DocumentedParameter[]): string[] {
  // All filters have the same form. Each one is named after an attribute or a relationship.
  const filters = parameters.filter(({ name }) => name.startsWith('filter['))
  const others = parameters.filter(each => !filters.includes(each))
  return [
    ...(filters.length > 0
      ? [`Filters: ${filters.map(({ name }) => `\`${name}\``).join(', ')}. See [Filters](#filters).`]
      : []),
    ...(others.length > 0
      ? [
          table(
            ['parameter', 'in', 'description'],
            others.map(each => [
              `\`${each.name}\``,
              each.required ? `${each.in}, required` : each.in,
              oneLine(each.description ?? ''),
            ]),
          ),
        ]
      : []),
  ]
}

function bodySection(document: Document, body: Content | undefined): string[] {
  if (!body) return []
  const { content = {} } = followed<Content>(document, body)
  const [[type, media] = []] = Object.entries(content)
  if (!type || !media) return []
  const schema = resolve(document, media.schema) as DocumentedSchema
  return [
    `The body is \`${type}\`${schema.description ? `: ${oneLine(schema.description)}` : '.'}`,
    ...propertiesTable(document, schema),
    ...exampleBlocks(document, media, 'Example request'),
  ]
}

/** Returns a table of the properties of a flat body. JSON:API bodies have an example instead. */
function propertiesTable(document: Document, { properties = {}, required = [] }: DocumentedSchema): string[] {
  if ('data' in properties) return []
  const rows = Object.entries(properties).map(([name, property]) => {
    const { description = '', ...schema } = resolve(document, property) as DocumentedSchema
    return [`\`${name}\`${required.includes(name) ? ', required' : ''}`, typeOf(document, schema), oneLine(description)]
  })
  return rows.length > 0 ? [table(['property', 'type', 'description'], rows)] : []
}

function typeOf(document: Document, schema: Schema): string {
  const { type, enum: values, items, oneOf, anyOf, format } = resolve(document, schema)
  if (values) return values.map(value => `\`${value}\``).join(', ')
  const alternatives = oneOf ?? anyOf
  if (alternatives) return [...new Set(alternatives.map(each => typeOf(document, each)))].join(' or ')
  if (items) return `array of ${typeOf(document, items)}`
  return [type ?? 'any'].flat().join(' or ') + (format ? ` (${format})` : '')
}

function responsesTable(document: Document, responses: Operation['responses']): string {
  return table(
    ['status', 'response'],
    Object.entries(responses).map(([status, response]) => [
      `\`${status}\``,
      oneLine(followed<Content>(document, response as Content).description ?? ''),
    ]),
  )
}

/** Returns the examples of successful responses. */
function examplesOf(document: Document, responses: Operation['responses']): string[] {
  const success = Object.entries(responses).find(([status]) => status.startsWith('2'))
  if (!success) return []
  const [media] = Object.values(followed<Content>(document, success[1] as Content).content ?? {})
  return media ? exampleBlocks(document, media, 'Example response') : []
}

function exampleBlocks(document: Document, { examples = {} }: Media, title: string): string[] {
  return Object.values(examples)
    .map(each => followed<{ value: unknown }>(document, each))
    .map(({ value }) => `::: details ${title}\n\`\`\`json\n${JSON.stringify(value, undefined, 2)}\n\`\`\`\n:::`)
}

/** Follows a `$ref` to a component of any kind. */
function followed<T>(document: Document, node: object): T {
  return resolve(document, node as Schema) as unknown as T
}

function oneLine(text: string): string {
  return text.trim().replace(/\s*\n\s*/g, ' ')
}

function slug(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-')
}
