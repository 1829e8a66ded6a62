/** A project of a user, with the packages from their tarballs, and the commands that have to work in it. */
export interface Environment {
  readonly name: string
  /** The folders of test/environments or of the repository whose files are copied into the project. */
  readonly files: readonly string[]
  /** The npm packages of the project, in addition to the packages of this repository. */
  readonly packages: readonly string[]
  /** @default 'npm' */
  readonly manager?: 'npm' | 'pnpm' | 'yarn' | 'yarn-pnp'
  /** Further copies of packages of this repository, by the name of the copy. */
  readonly copies?: Readonly<Record<string, string>>
  readonly checks: Readonly<Record<string, Check>>
}

export interface Check {
  /** The words of a command. A program of the project, or `node@VERSION`, `bun` or `deno`. */
  readonly command: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** The command has to print this, and to succeed. */
  readonly prints?: RegExp
  /** The command has to fail with this message, which the documentation explains. */
  readonly fails?: RegExp
}

/** Returns a check of a program that prints `works`. */
export const works = (...command: readonly string[]): Check => ({ command, prints: /^works$/m })
/** Returns a check of a command that has to succeed. */
export const passes = (...command: readonly string[]): Check => ({ command })
