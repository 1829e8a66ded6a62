import { compileFunction } from 'node:vm'
import ts from 'typescript'
import { expect, vi } from 'vitest'
import { type Claims, claimsOn, withClaims } from './claims.ts'
import { type Environment, environmentFor, type Mode } from './environment.ts'
import type { Example } from './example.ts'
import { type Modules, requireFrom } from './modules.ts'
import type { Scope } from './scope.ts'

/** Runs an example without failures, and if it has a catch clause, also with failures. */
export async function run(example: Example, module: string, modules: Modules): Promise<void> {
  const { text, catches } = withClaims(module)
  const begin = compiled(example.name, text, modules)
  await runWith('good', example, begin, modules)
  if (!catches) return
  expect(await runWith('bad', example, begin, modules), 'nothing was caught').toBe(true)
}

type Begin = (claims: Claims) => (scope: Scope) => Promise<unknown>

async function runWith(luck: Mode, { file, line, code }: Example, begin: Begin, modules: Modules): Promise<boolean> {
  const world = await environmentFor(code, luck, modules)
  reachable(world)
  let isCaught = false
  const claims = claimsOn(world.printed, () => {
    isCaught = true
  })
  try {
    await begin(claims)(world.scope)
  } catch (error) {
    throw new Error(`${file}:${line}\n${code}`, { cause: error })
  }
  return isCaught
}

/** Replaces the network by the mock, and sets the environment variables. */
function reachable({ scope, fetch }: Environment): void {
  vi.stubGlobal('fetch', fetch)
  vi.stubEnv('WORKBENCH_API_KEY', scope.token)
  vi.stubEnv('WORKBENCH_BASE_URL', undefined)
}

function compiled(name: string, module: string, modules: Modules): Begin {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ESNext }
  const { outputText } = ts.transpileModule(module, { compilerOptions })
  const define = compileFunction(`${outputText}\nreturn exports.default`, ['exports', 'require', '$'], {
    filename: `${name}.js`,
  })
  return claims => define({}, requireFrom(modules), claims)
}
