import { globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { compileFunction } from 'node:vm'
import { transform } from 'esbuild'
import type { Source } from './mutation.ts'

const SOURCES = 'packages/*/src/**/*.{ts,js}'
/** Specifiers are resolved as if this file imported them. The file does not have to exist. */
const IMPORTER = resolve('packages/mock/test/importer.ts')

/** Loads a module. `Exports` is the type of its exports. */
export type Load = <Exports>(specifier: string) => Exports

type Body = (exports: object, require: (specifier: string) => unknown, module: object) => void

/**
 * Loads new instances of the packages' modules, e.g. with one module mutated. Modules are compiled to CommonJS functions once.
 * Loading only runs these functions again, and takes milliseconds.
 */
export class FreshModules {
  readonly #require = createRequire(IMPORTER)
  readonly #code: ReadonlyMap<string, string>
  readonly #bodies = new Map<string, Body>()
  readonly #resolved = new Map<string, string>()

  private constructor(code: ReadonlyMap<string, string>) {
    this.#code = code
  }

  /** Compiles the TypeScript of all packages. */
  static async ofPackages(): Promise<FreshModules> {
    const paths = globSync(SOURCES, { exclude: ['**/*.test.ts', '**/*.d.ts'] }).map(path => resolve(path))
    const results = await Promise.allSettled(paths.map(async path => toCommonJs(await readFile(path, 'utf8'))))
    // A program's main module can fail here, because it has a top-level `await`. The mock does not import such modules.
    return new FreshModules(
      new Map(
        results.flatMap((result, index): [string, string][] =>
          result.status === 'fulfilled' ? [[paths[index] ?? '', result.value]] : [],
        ),
      ),
    )
  }

  /** The paths of all modules that were loaded. */
  get loaded(): string[] {
    return [...this.#bodies.keys()]
  }

  /**
   * Returns a function that loads new instances of modules and of all package modules that they import.
   *
   * @param mutated replaces the file with the same path.
   */
  async fresh(mutated?: Source): Promise<Load> {
    const bodyOfMutated = mutated && compile(await toCommonJs(mutated.text), mutated.path)
    const instances = new Map<string, { exports: unknown }>()
    const loadFrom = (importer: string) => (specifier: string) => {
      const path = this.#resolve(specifier, importer)
      const code = this.#code.get(path)
      if (code === undefined) return this.#require(path)
      const known = instances.get(path)
      if (known) return known.exports
      const instance = { exports: {} }
      instances.set(path, instance)
      const body = path === mutated?.path && bodyOfMutated ? bodyOfMutated : this.#bodyOf(path, code)
      body(instance.exports, loadFrom(path), instance)
      return instance.exports
    }
    // The caller declares the type of the module.
    return <Exports>(specifier: string) => loadFrom(IMPORTER)(specifier) as Exports
  }

  #resolve(specifier: string, importer: string): string {
    const key = `${importer} ${specifier}`
    const path = this.#resolved.get(key) ?? createRequire(importer).resolve(specifier)
    this.#resolved.set(key, path)
    return path
  }

  #bodyOf(path: string, code: string): Body {
    const body = this.#bodies.get(path) ?? compile(code, path)
    this.#bodies.set(path, body)
    return body
  }
}

async function toCommonJs(text: string): Promise<string> {
  const { code } = await transform(text, { loader: 'ts', format: 'cjs', target: 'node22', logLevel: 'silent' })
  return code
}

function compile(code: string, filename: string): Body {
  const body = compileFunction(code, ['exports', 'require', 'module'], { filename })
  return (...wrapped) => Reflect.apply(body, undefined, wrapped)
}
