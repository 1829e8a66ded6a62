import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { suggest } from '@workbench-sdk/internal/suggest'
import { parse, YAMLParseError } from 'yaml'
import { checkResources } from './check.ts'
import { type SeedSource, seedSchemas, stateSchemas, withCommonResponses } from './control.ts'
import { resourceExamples } from './examples.ts'
import { withLimits } from './limits.ts'
import { InvalidSourceError, type ParsedResource, parseResource } from './parse.ts'
import { filterNames, resourcePaths } from './paths.ts'
import { type AttributeSchema, type JsonObject, type Resource, tagName } from './resource.ts'
import { anyRecord, resourceSchemas } from './schemas.ts'

/** The keys of `openapi/workbench.yaml` that receive the resources. */
interface Root {
  readonly 'x-workbench-resources': readonly string[]
  readonly tags: readonly JsonObject[]
  readonly paths: JsonObject
}

/**
 * Copies the folder `openapi/` to `target`, and expands the resources to the files of two plain OpenAPI descriptions:
 * `workbench.yaml` and `control.yaml`.
 *
 * @throws InvalidSourceError
 */
export async function expandResources(source: string, target: string): Promise<void> {
  const { 'x-workbench-resources': order, ...root } = (await readYaml(join(source, 'workbench.yaml'))) as Root
  const parsed = await readResources(join(source, 'resources'), order)
  const resources = new Map(parsed.map(({ resource }) => [resource.type, resource]))
  const schemas = (await readFolder(join(source, 'schemas'))) as Map<string, AttributeSchema>
  const parameters = [...(await readFolder(join(source, 'parameters'))).keys()]
  checkResources(parsed, { resources, schemas, parameters })

  const all = [...resources.values()]
  const generated: Record<string, JsonObject> = {
    'schemas/AnyRecord': anyRecord(all),
    'parameters/filters': filters(all),
    'control/schemas/state': stateSchemas(resources, schemas),
    ...Object.fromEntries(all.flatMap(each => inFolder('schemas', resourceSchemas(each)))),
    ...Object.fromEntries(all.flatMap(each => inFolder('examples', resourceExamples(each, { resources, schemas })))),
  }
  const expandedRoot = {
    ...root,
    tags: [...all.map(each => ({ name: tagName(each), description: each.description })), ...root.tags],
    paths: { ...Object.assign({}, ...all.map(each => resourcePaths(each, resources))), ...root.paths },
  }
  const completed: Record<string, JsonObject> = {
    workbench: expandedRoot,
    ...withLimits(await controlFiles(source, resources, schemas)),
  }
  await cp(source, target, { recursive: true })
  // `wx` rejects existing files, because they would be a second source of a generated component.
  await writeFiles(target, generated, 'wx')
  await writeFiles(target, completed, 'w')
}

/** The handwritten files of the control API. */
async function controlFiles(
  source: string,
  resources: ReadonlyMap<string, Resource>,
  schemas: ReadonlyMap<string, AttributeSchema>,
): Promise<Record<string, JsonObject>> {
  const paths = (await readFolder(join(source, 'control'))) as Map<string, JsonObject>
  const written = (await readFolder(join(source, 'control/schemas'))) as Map<string, JsonObject>
  return {
    control: (await readYaml(join(source, 'control.yaml'))) as JsonObject,
    ...Object.fromEntries([...paths].map(([name, items]) => [`control/${name}`, withCommonResponses(items)])),
    ...Object.fromEntries([...written].map(([name, items]) => [`control/schemas/${name}`, items])),
    'control/schemas/seed': seedSchemas(written.get('seed') as SeedSource, resources, schemas),
  }
}

/** Writes YAML files. JSON is YAML. */
async function writeFiles(folder: string, files: Readonly<Record<string, JsonObject>>, flag: 'w' | 'wx') {
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(folder, `${name}.yaml`), JSON.stringify(content), { flag })
  }
}

function inFolder(folder: string, files: Readonly<Record<string, JsonObject>>): [string, JsonObject][] {
  return Object.entries(files).map(([name, content]) => [`${folder}/${name}`, content])
}

/** Returns a parameter for each filter, because many generators cannot serialize a `deepObject`. */
function filters(resources: readonly Resource[]): JsonObject {
  const names = new Set(resources.flatMap(filterNames))
  return Object.fromEntries([...names].map(name => [`filter_${name}`, filter(name)]))
}

function filter(name: string): JsonObject {
  return {
    name: `filter[${name}]`,
    in: 'query',
    description: `Filter by \`${name}\`.`,
    schema: { type: 'array', items: { type: 'string' } },
  }
}

async function readResources(folder: string, order: readonly string[]): Promise<ParsedResource[]> {
  const names = await namesIn(folder)
  const problems = [
    ...order.filter(name => !names.includes(name)).map(name => `Unknown resource "${name}". ${suggest(name, names)}`),
    ...names.filter(name => !order.includes(name)).map(name => `Missing "${name}": resources/${name}.yaml exists.`),
  ]
  if (problems.length > 0) {
    throw new InvalidSourceError(`openapi/workbench.yaml: x-workbench-resources: ${problems.join(' ')}`)
  }
  return Promise.all(
    order.map(async name => {
      const text = await readFile(join(folder, `${name}.yaml`), 'utf8')
      return parseResource(`openapi/resources/${name}.yaml`, text)
    }),
  )
}

/** Reads the YAML files in a folder, by name. */
async function readFolder(folder: string): Promise<Map<string, unknown>> {
  const names = await namesIn(folder)
  return new Map(
    await Promise.all(names.map(async name => [name, await readYaml(join(folder, `${name}.yaml`))] as const)),
  )
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter(file => extname(file) === '.yaml').map(file => basename(file, '.yaml'))
}

async function readYaml(path: string): Promise<unknown> {
  try {
    return parse(await readFile(path, 'utf8'))
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error
    throw new InvalidSourceError(`${path}: ${error.message}`)
  }
}
