import { compileFunction } from 'node:vm'
import ts from 'typescript'
import { expect, vi } from 'vitest'
import { type Assertions, createAssertions, withAssertions } from './assertions.ts'
import { createEnvironment, type Environment, type Mode } from './environment.ts'
import type { Example } from './example.ts'
import { createRequire, type Modules } from './importable-modules.ts'
import type { Scope } from './scope.ts'
import { stubServiceVariables } from './secret-services.ts'

/** Runs an example without faults, and with faults as well if it has a catch clause. */
export async function runExample(example: Example, module: string, modules: Modules): Promise<void> {
  const { text, catches } = withAssertions(module)
  const start = compile(example.name, text, modules)
  await runIn('normal', example, start, modules)
  if (!catches) return
  expect(await runIn('faulty', example, start, modules), 'The example caught no error.').toBe(true)
}

type Start = (assertions: Assertions) => (scope: Scope) => Promise<unknown>

/** Runs an example, and returns whether it caught an error. */
async function runIn(mode: Mode, { file, line, code }: Example, start: Start, modules: Modules): Promise<boolean> {
  const environment = await createEnvironment(code, mode, modules)
  stubGlobals(environment)
  let isCaught = false
  const assertions = createAssertions(environment.printed, () => {
    isCaught = true
  })
  try {
    await start(assertions)(environment.scope)
  } catch (error) {
    throw new Error(`${file}:${line}\n${code}`, { cause: error })
  }
  return isCaught
}

/** Replaces the global fetch with the mock, and sets the API key of its admin as an environment variable. */
function stubGlobals({ scope, fetch }: Environment): void {
  vi.stubGlobal('fetch', fetch)
  vi.stubEnv('WORKBENCH_API_KEY', scope.token)
  vi.stubEnv('WORKBENCH_BASE_URL', undefined)
  stubServiceVariables()
}

function compile(name: string, module: string, modules: Modules): Start {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ESNext }
  const { outputText } = ts.transpileModule(module, { compilerOptions })
  const define = compileFunction(`${outputText}\nreturn exports.default`, ['exports', 'require', '$'], {
    filename: `${name}.js`,
  })
  return assertions => define({}, createRequire(modules), assertions)
}
