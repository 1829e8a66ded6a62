// Makes everything that follows from openapi/, the examples and the mock's tables, or with --check says which committed files no longer do.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { bundle } from './generate/contract.ts'
import { model } from './generate/model.ts'
import { withSnippets } from './generate/readme.ts'
import { routes } from './generate/routes.ts'
import { withTables } from './generate/tables.ts'
import { types } from './generate/types.ts'
import { validators } from './generate/validators.ts'

const NOTE = '// Generated from openapi/ by `npm run generate`. Do not edit.\n'

const { text, contract } = await bundle()
const typed = NOTE + (await types(contract))
const { code, declarations } = await validators(contract)

const files: Record<string, string> = {
  'packages/mock/openapi.json': text,
  'packages/client/src/generated/openapi.ts': typed,
  'packages/mock/src/generated/openapi.ts': typed,
  'packages/mock/src/generated/model.ts': NOTE + model(contract),
  'packages/mock/src/generated/routes.ts': NOTE + routes(contract),
  'packages/mock/src/generated/validators.js': NOTE + code,
  'packages/mock/src/generated/validators.d.ts': NOTE + declarations,
  'README.md': await withSnippets('README.md'),
  'packages/mock/README.md': await withTables('packages/mock/README.md'),
}

if (process.argv.includes('--check')) await check()
else await write()

async function write(): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
  }
  console.log(`Wrote ${Object.keys(files).length} files.`)
}

async function check(): Promise<void> {
  const stale: string[] = []
  for (const [path, content] of Object.entries(files)) {
    const committed = await readFile(path, 'utf8').catch(() => undefined)
    if (committed !== content) stale.push(path)
  }
  if (stale.length === 0) return console.log('Every generated file is what it should be.')
  console.error(`Stale, run \`npm run generate\` and commit:\n${stale.map(path => `  ${path}`).join('\n')}`)
  process.exitCode = 1
}
