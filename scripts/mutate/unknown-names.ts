import ts from 'typescript'
import type { Source } from './mutation.ts'

/**
 * The error codes of "Cannot find name" and "Property does not exist on type", with and without "Did you mean", and for a
 * shorthand property.
 */
const UNKNOWN_NAME: ReadonlySet<number> = new Set([2304, 2552, 2339, 2551, 18004])

/**
 * Finds undeclared names in mutated files, e.g. if a mutation's code uses an outdated name. Such a mutation crashes the mock, so
 * any case would detect it. Other type errors are allowed, because a careless change can cause them.
 *
 * Checks all files in one program, each next to its original file.
 *
 * @returns the first problem of each file, in the order of the files.
 */
export function unknownNames(files: readonly Source[]): (string | undefined)[] {
  const copies = new Map(files.map(({ path, text }, index) => [path.replace(/\.ts$/, `.${index}.ts`), text]))
  const options = compilerOptions()
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists } = host
  host.fileExists = path => copies.has(path) || fileExists(path)
  host.getSourceFile = (path, version, ...more) => {
    const copy = copies.get(path)
    return copy === undefined ? getSourceFile(path, version, ...more) : ts.createSourceFile(path, copy, version)
  }
  const program = ts.createProgram([...copies.keys()], options, host)
  return [...copies.keys()].map(path => {
    const problem = program
      .getSemanticDiagnostics(program.getSourceFile(path))
      .find(({ code }) => UNKNOWN_NAME.has(code))
    return problem && ts.flattenDiagnosticMessageText(problem.messageText, ' ')
  })
}

function compilerOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile)
  return ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, process.cwd()).options
}
