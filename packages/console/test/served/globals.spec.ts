// The modules of the page have no names of the browser's globals: `console.log` in a module that declares `console` would fail.
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from '../fixtures.ts'

const SOURCES = fileURLToPath(new URL('../../src', import.meta.url))
const DECLARATION = /^(?:export )?(?:async )?(?:const|let|function|class|interface|type) ([\w$]+)/gm

test('no declaration of a module has the name of a global', async ({ emptyPage: page }) => {
  const files = globSync('**/*.{ts,tsx}', { cwd: SOURCES, exclude: ['**/*.test.ts'] })
  const declared = files.flatMap(file =>
    [...readFileSync(`${SOURCES}/${file}`, 'utf8').matchAll(DECLARATION)].map(([, name = '']) => ({ file, name })),
  )
  expect(declared.length).toBeGreaterThan(500)
  const names = [...new Set(declared.map(({ name }) => name))]
  const globals = await page.evaluate((names: readonly string[]) => names.filter(name => name in globalThis), names)
  expect(declared.filter(({ name }) => globals.includes(name))).toEqual([])
})
