import { ENTRIES } from './entries.ts'

/** The modules that an example can import in addition to those of Node, by specifier. */
export type Modules = ReadonlyMap<string, Readonly<Record<string, unknown>>>

export async function loadModules(): Promise<Modules> {
  const entries = await Promise.all(
    ENTRIES.map(async ({ specifier, path }) => {
      const module: Record<string, unknown> = await import(path)
      return [specifier, path].map(each => [each, module] as const)
    }),
  )
  return new Map([...entries.flat(), ['@workbench-sdk/mock', await import('@workbench-sdk/mock')]])
}

/** Returns the export of this name from any of the modules. */
export function exportedAs(name: string, modules: Modules): unknown {
  return [...modules.values()].find(module => name in module)?.[name]
}

export function requireFrom(modules: Modules): (specifier: string) => unknown {
  return specifier => {
    const module = modules.get(specifier) ?? process.getBuiltinModule(specifier)
    if (module === undefined) throw new Error(`An example cannot import ${specifier}.`)
    return module
  }
}
