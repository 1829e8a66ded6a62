import type { Mistake } from '../../platform.ts'

/**
 * Values that a shell, an env file or a template produces by mistake. The patterns are narrow, because the format of tokens is
 * not documented.
 */
export const TOKEN_MISTAKES: readonly Mistake[] = [
  [/^(["'`])[-\w.~+/=:${}]*\1$/, 'is in quotes'],
  [
    /^(\[[\w ]*\]|\*+|undefined|null|nan|true|false|<[-\w. ]*>|\$?\{+[-\w.: ]*\}+|\$[a-z]\w*|%\w+%|your[-_ ][-\w ]*|\w+:\/\/.*|workbench_api_key.*)$/i,
    'is a placeholder, or the string form of a Secret or of a missing value',
  ],
]
