import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/** The root of the repository. */
export const ROOT = fileURLToPath(new URL('../../../..', import.meta.url))

/** The options of the repository, except those that short examples cannot satisfy. */
const OPTIONS: ts.CompilerOptions = {
  ...read(),
  noUnusedLocals: false,
  noUnusedParameters: false,
  verbatimModuleSyntax: false,
}

function read(): ts.CompilerOptions {
  const { config, error } = ts.readConfigFile(`${ROOT}/tsconfig.json`, ts.sys.readFile)
  if (error) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, '\n'))
  return ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, ROOT).options
}

/** Creates a program of files and of virtual files. */
export function programOf(files: readonly string[], texts: ReadonlyMap<string, string> = new Map(), old?: ts.Program) {
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
