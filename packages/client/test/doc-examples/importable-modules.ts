import { ENTRY_POINTS } from './entry-points.ts'

/** The modules that an example can import in addition to Node's, by specifier. */
export type Modules = ReadonlyMap<string, Readonly<Record<string, unknown>>>

export async function loadModules(): Promise<Modules> {
  const entryPoints = await Promise.all(
    ENTRY_POINTS.map(async ({ specifier, path }) => {
      const module: Record<string, unknown> = await import(path)
      return [specifier, path].map(each => [each, module] as const)
    }),
  )
  return new Map([...entryPoints.flat(), ['@workbench-sdk/mock', await import('@workbench-sdk/mock')]])
}

/** Returns the export with a name from any of the modules. */
export function findExport(name: string, modules: Modules): unknown {
  return [...modules.values()].find(module => name in module)?.[name]
}

/** Creates the `require` function of an example. */
export function createRequire(modules: Modules): (specifier: string) => unknown {
  return specifier => {
    const module = modules.get(specifier) ?? process.getBuiltinModule(specifier)
    if (module === undefined) throw new Error(`Cannot import "${specifier}" in an example.`)
    return module
  }
}
