import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/** The root directory of the repository. */
export const ROOT = fileURLToPath(new URL('../../../..', import.meta.url))

/** The compiler options of the project, without the rules that are too strict for short examples. */
const OPTIONS: ts.CompilerOptions = {
  ...readOptions(),
  noUnusedLocals: false,
  noUnusedParameters: false,
  verbatimModuleSyntax: false,
}

function readOptions(): ts.CompilerOptions {
  const { config, error } = ts.readConfigFile(`${ROOT}/tsconfig.json`, ts.sys.readFile)
  if (error) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, '\n'))
  return ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, ROOT).options
}

/** Creates a program from files, and from source code by path. Reuses the source files of an old program. */
export function createProgram(
  files: readonly string[],
  texts: ReadonlyMap<string, string> = new Map(),
  old?: ts.Program,
) {
  const host = ts.createCompilerHost(OPTIONS, true)
  const { getSourceFile, fileExists, readFile } = host
  host.fileExists = path => texts.has(path) || fileExists(path)
  host.readFile = path => texts.get(path) ?? readFile(path)
  host.getSourceFile = (path, language, ...rest) => {
    const text = texts.get(path)
    if (text !== undefined) return ts.createSourceFile(path, text, language, true)
    return old?.getSourceFile(path) ?? getSourceFile(path, language, ...rest)
  }
  return ts.createProgram({
    rootNames: [...files, ...texts.keys()],
    options: OPTIONS,
    host,
    ...(old && { oldProgram: old }),
  })
}
