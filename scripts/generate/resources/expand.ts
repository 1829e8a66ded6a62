import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import { checkResources } from './check.ts'
import { suggestion } from './closest.ts'
import { resourceExamples } from './examples.ts'
import { InvalidResourceError, type ParsedResource, parseResource } from './parse.ts'
import { filterNames, resourcePaths } from './paths.ts'
import { type AttributeSchema, type JsonObject, type Resource, tagName } from './resource.ts'
import { anyRecord, resourceSchemas } from './schemas.ts'

/** `openapi/workbench.yaml`, as far as the resources are put into it. */
interface Root {
  readonly 'x-workbench-resources': readonly string[]
  readonly tags: readonly JsonObject[]
  readonly paths: JsonObject
}

/**
 * Copies the folder `openapi/` to `target` with the resources expanded to the files of a plain OpenAPI description.
 * Returns the path of its root document.
 *
 * @throws InvalidResourceError
 */
export async function expandResources(source: string, target: string): Promise<string> {
  const { 'x-workbench-resources': order, ...root } = parse(
    await readFile(join(source, 'workbench.yaml'), 'utf8'),
  ) as Root
  const parsed = await readResources(join(source, 'resources'), order)
  const resources = new Map(parsed.map(({ resource }) => [resource.type, resource]))
  const schemas = await readSchemas(join(source, 'schemas'))
  const parameters = await namesOf(join(source, 'parameters'))
  checkResources(parsed, { resources, schemas, parameters })

  await cp(source, target, { recursive: true })
  const all = [...resources.values()]
  const files: Record<string, JsonObject> = {
    'schemas/AnyRecord': anyRecord(all),
    'parameters/filters': filters(all),
    ...Object.fromEntries(all.flatMap(each => inFolder('schemas', resourceSchemas(each)))),
    ...Object.fromEntries(all.flatMap(each => inFolder('examples', resourceExamples(each, { resources, schemas })))),
    workbench: {
      ...root,
      tags: [...all.map(each => ({ name: tagName(each), description: each.tag })), ...root.tags],
      paths: { ...Object.assign({}, ...all.map(each => resourcePaths(each, resources))), ...root.paths },
    },
  }
  // JSON is YAML. An existing file is not overwritten: it would be a second source of the same component.
  await Promise.all(
    Object.entries(files).map(([name, content]) =>
      writeFile(join(target, `${name}.yaml`), JSON.stringify(content), { flag: name === 'workbench' ? 'w' : 'wx' }),
    ),
  )
  return join(target, 'workbench.yaml')
}

function inFolder(folder: string, files: Readonly<Record<string, JsonObject>>): [string, JsonObject][] {
  return Object.entries(files).map(([name, content]) => [`${folder}/${name}`, content])
}

/** One parameter for each filter, for clients that cannot print a `deepObject`. */
function filters(resources: readonly Resource[]): JsonObject {
  const names = new Set(resources.flatMap(filterNames))
  const schema = { type: 'array', items: { type: 'string' } }
  return Object.fromEntries(
    [...names].map(name => [`filter_${name}`, { name: `filter[${name}]`, in: 'query', schema }]),
  )
}

async function readResources(folder: string, order: readonly string[]): Promise<ParsedResource[]> {
  const files = (await namesOf(folder)).filter(name => !name.includes('.'))
  const unlisted = files.filter(name => !order.includes(name)).map(name => `${name}.yaml is not listed.`)
  const unknown = order
    .filter(name => !files.includes(name))
    .map(name => `Unknown resource "${name}". ${suggestion(name, files)}`)
  const [problem] = [...unknown, ...unlisted]
  if (problem !== undefined) throw new InvalidResourceError(`openapi/workbench.yaml: x-workbench-resources: ${problem}`)
  return Promise.all(
    order.map(async name =>
      parseResource(`openapi/resources/${name}.yaml`, await readFile(join(folder, `${name}.yaml`), 'utf8')),
    ),
  )
}

async function readSchemas(folder: string): Promise<Map<string, AttributeSchema>> {
  const names = await namesOf(folder)
  return new Map(
    await Promise.all(
      names.map(
        async name => [name, parse(await readFile(join(folder, `${name}.yaml`), 'utf8')) as AttributeSchema] as const,
      ),
    ),
  )
}

/** The names of the YAML files in a folder. */
async function namesOf(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter(file => file.endsWith('.yaml')).map(file => basename(file, '.yaml'))
}
