/** The lock files of the repository, and of its npm projects outside the workspaces. */
export const LOCK_FILES: readonly string[] = [
  'package-lock.json',
  'bench/prism/package-lock.json',
  'test/foreign-clients/npm/package-lock.json',
  'test/runtimes/package-lock.json',
]
