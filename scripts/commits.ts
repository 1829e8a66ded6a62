// Checks that commit messages follow Conventional Commits, starting with the commit that introduced the rule. In a shallow clone,
// it checks the commits in the clone.
import { execFileSync, spawnSync } from 'node:child_process'

/** The last commit that is exempt. */
const BASE = 'b1272fa'

const root = git('rev-list', '--max-parents=0', 'HEAD').split('\n')[0] ?? ''
const from = isInHistory(BASE) ? BASE : root
// A range excludes its first commit, but a clone of depth 1 has only one.
const range = from === git('rev-parse', 'HEAD') ? ['--last'] : ['--from', from]
process.exitCode =
  spawnSync('commitlint', [...range, '--config', 'commitlint.config.js'], { stdio: 'inherit' }).status ?? 1

function git(...args: readonly string[]): string {
  return execFileSync('git', args, { encoding: 'utf8' }).trim()
}

function isInHistory(commit: string): boolean {
  return spawnSync('git', ['merge-base', '--is-ancestor', commit, 'HEAD'], { stdio: 'ignore' }).status === 0
}
