/** A user project with the packages' tarballs, and the commands that must work in it. */
export interface Environment {
  readonly name: string
  /** The folders, in test/environments or in the repository, whose files are copied into the project. */
  readonly files: readonly string[]
  /** The project's npm packages, in addition to this repository's packages. */
  readonly packages: readonly string[]
  /** @default 'npm' */
  readonly manager?: 'npm' | 'pnpm' | 'yarn' | 'yarn-pnp'
  /** Additional copies of this repository's packages, by name of the copy. */
  readonly copies?: Readonly<Record<string, string>>
  readonly checks: Readonly<Record<string, Check>>
}

export interface Check {
  /** The words of a command. It starts with a program of the project, or with `node@VERSION`, `bun` or `deno`. */
  readonly command: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** The required output. The command must also succeed. */
  readonly prints?: RegExp
  /** The message with which the command must fail. It is explained in the documentation. */
  readonly fails?: RegExp
}

/** Returns a check for a program that prints `works`. */
export const works = (...command: readonly string[]): Check => ({ command, prints: /^works$/m })
/** Returns a check for a command that must succeed. */
export const passes = (...command: readonly string[]): Check => ({ command })
