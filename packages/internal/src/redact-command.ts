import { REDACTED } from './redact.ts'

/** A word in a command line, or a part of a word: quoted, or without spaces. */
const VALUE = String.raw`(?:"(?:[^"\\]|\\.)*"|'[^']*'|\\.|[^\s'"\\;|&<>()])+`

/** The name of an option, a variable or a field that contains a credential. */
const NAME = String.raw`(?:[\w.-]*(?:token|password|passwd|passphrase|secret|secret-string|secret_id|storepass|keypass|(?:api|access|private|account|shared-?access|auth|master|signing|encryption|session)[-_]?key)|(?:[\w.-]*[-_.])?(?:pass|pwd|auth|credentials?|bearer|cookie|jwt|sas|pat|session|sig|signature))`

/** The parts of a command line that contain a credential. The first group is kept. */
const CREDENTIALS = [
  // https://user:password@host
  String.raw`(\b[a-z][a-z\d+.-]*:\/\/)[^\s/'"@]+(?=@)`,
  // Authorization: Bearer …
  String.raw`((?<![^\s"'])(?:(?:proxy-)?authorization:|cookie:|x-[\w-]+:|${NAME}:(?=\s))\s*(?:(?:bearer|basic|token|digest|apikey)\s+)?)(?:(?<=["'][^"'\n]*)[^\s"'][^"'\n]*|[^\s"']+)`,
  // "token": "…"
  String.raw`(["']${NAME}\\?["']\s*:\s*\\?["']?)[^\s"'\\,}]+`,
  // --token=… VAULT_TOKEN=… password=…
  String.raw`((?<![\w.-])(?:-{1,2})?${NAME}=)${VALUE}`,
  // --token …, '--token' '…'
  String.raw`((?<!\S)['"]?-{1,2}${NAME}['"]?\s+)(?!-)${VALUE}`,
  // ?key=…
  String.raw`([?&]key=)[^\s'"&]+`,
  // -x user:password@host
  String.raw`((?<!\S)(?:-x|--proxy)(?:\s+|=)?['"]?[^\s:'"/@]+:)[^\s'"@/]+(?=@)`,
  // -u user:password, --user user:password
  String.raw`((?<!\S)(?:-u|--user|--proxy-user)(?:\s+|=)?['"]?(?!\d+:\d+(?:\s|$))[^\s:'"/]+:)(?!\/\/)[^\s'"]+`,
]

/** Generated words. They are long, and either hexadecimal or a mix of uppercase letters, lowercase letters and digits. */
const OPAQUE = [
  /(?<![A-Za-z\d])(?=[\w+=-]*[a-z])(?=[\w+=-]*[A-Z])(?=[\w+=-]*\d)[\w+=-]{20,}/g,
  /(?<![A-Za-z\d])[a-f\d]{32,}(?![A-Za-z\d])/gi,
  // The prefixes of GitHub, GitLab, Slack, Stripe, OpenAI, Vault and Workbench.
  /(?<![A-Za-z\d])(?:gh[opusr]_|github_pat_|glpat-|xox[abeoprs]-|[srp]k[-_]|hv[bs]\.|wb_)[\w.-]{6,}/g,
  // The value of a short option, e.g. -pPASSWORD: a word with letters and digits.
  /(?<=(?<!\S)-[pP] ?['"]?)(?=[^\s'"]*[a-z])(?=[^\s'"]*\d)[^\s'"$/.:-][^\s'"$/]{7,}/gi,
]

/**
 * Redacts strings that look like credentials in a command line: user information in URLs, values of options, variables and
 * headers whose names indicate a credential, and long generated words. References, e.g. `$TOKEN`, `@file` and `-`, are kept.
 */
export function redactCommand(line: string): string {
  const named = CREDENTIALS.reduce((safe, pattern) => safe.replace(new RegExp(pattern, 'gi'), replaceValue), line)
  return OPAQUE.reduce((safe, pattern) => safe.replace(pattern, REDACTED), named)
}

function replaceValue(whole: string, kept: string): string {
  const value = whole.slice(kept.length)
  return isReference(value) ? whole : kept + REDACTED
}

/** Whether a value refers to a credential instead of containing it. */
function isReference(value: string): boolean {
  const inner = value.replace(/^(["'])(.*)\1$/s, '$2')
  const isLiteral = value.startsWith("'")
  if (!isLiteral && /^(?:\$|\$\w+|\$\{\w+\}|\$\(.*|`.*)$/s.test(inner)) return true
  return /^(?:-|@.*|fileb?:.*|\/dev\/.*|\[secret\])?$/s.test(inner)
}
