// Converts the declarations of a package with two builds. Run it in the package's folder, after tsup. Each type is declared once,
// in a `.d.cts` file that the `.d.ts` file exports. With two declarations of a class, TypeScript would not accept one build's
// objects in calls to the other build.
import { readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

type Manifest = Record<'exports', Record<string, string | { readonly require?: { readonly types: string } }>>

/** A relative import or export. */
const IMPORT = /(\bfrom |\bimport\(|\bimport )'(\.{1,2}\/[^']+)\.js'/g
/**
 * An import of the only dependency whose types are available only for ES modules. Without the attribute, `node16` rejects the
 * import in a `.d.cts` file.
 */
const IMPORT_OF_KY = /^import (\{.+\}) from 'ky';/gm
/** An import that has no effect in declarations, but that the declaration bundler keeps. */
const SIDE_EFFECT_OF_KY = /^import 'ky';\n/gm
/** References to libraries. They must be in each file that needs them. */
const REFERENCES = /^(\/\/\/ <reference .*\n)+/
/** MSW 3 has no declarations for CommonJS, so the files that import it keep declarations for ES modules. */
const IMPORTS_MSW = /\bfrom 'msw'/

const { exports }: Manifest = JSON.parse(await readFile('package.json', 'utf8'))
const files = new Map<string, string>()
for (const entry of Object.values(exports)) {
  if (typeof entry === 'object' && entry.require) await collect(entry.require.types.replace('.d.cts', ''))
}
for (const [name, declarations] of files) {
  await writeFile(`${name}.d.cts`, toCommonJs(declarations))
  if (IMPORTS_MSW.test(declarations)) continue
  const references = REFERENCES.exec(declarations)?.[0] ?? ''
  await writeFile(`${name}.d.ts`, `${references}export * from './${basename(name)}.cjs'\n`)
}

function toCommonJs(declarations: string): string {
  return declarations
    .replaceAll(IMPORT, "$1'$2.cjs'")
    .replaceAll(IMPORT_OF_KY, "import type $1 from 'ky' with { 'resolution-mode': 'import' };")
    .replaceAll(SIDE_EFFECT_OF_KY, '')
}

/** Reads the declarations of a module and of all modules that it imports. */
async function collect(name: string): Promise<void> {
  if (files.has(name)) return
  const declarations = await readFile(`${name}.d.ts`, 'utf8')
  files.set(name, declarations)
  for (const [, , path = ''] of declarations.matchAll(IMPORT)) await collect(`./${join(dirname(name), path)}`)
}
