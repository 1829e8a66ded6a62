import { LIMITS } from '@workbench-sdk/contract/control-limits'
import { isPlain } from '@workbench-sdk/contract/json'
import { modelOf, RESOURCE_TYPES } from '@workbench-sdk/contract/model'
import { REDACTED, searchingRedactor } from '@workbench-sdk/internal/redact'
import { rankBySimilarity } from '@workbench-sdk/internal/suggest'
import type { MessageHeaders } from '../platform/http-message.ts'
import type { RecordedHeaders } from './recorded-request.ts'

/** Patterns for mock secrets: plain, in hexadecimal, and in base64 with each of the three possible byte alignments. */
const MOCK_SECRETS = [/wbmock_\w+/gi, /77626d6f636b5f[\da-f]+/gi, /(?:d2Jtb2Nr|dibW9ja1|3Ym1vY2tf)[\w+/=-]+/g]

/** A string in a URL that looks like the digits of a mock secret, or like a long part of them. Ids have hyphens, so they do not match. */
const SECRET_IN_URL = /[\da-f]{32,}/gi

/** The digits of a mock secret, without the prefix. */
const SECRET_DIGITS = /[\da-f]{64}/gi

/** The maximum nesting depth that is copied. A JSON body can be nested deeper than the call stack allows. */
const MAX_DEPTH = 64
const TOO_DEEP = '[…]'

/** The minimum length of tokens that are searched for in other strings. */
const MIN_TOKEN_LENGTH = 8
/** The maximum length of tokens whose parts are also replaced. Searching for parts of longer tokens would take too long. */
const MAX_TOKEN_LENGTH = 512

/** The query parameters in the contract. The value of any other parameter can be a secret. */
const PARAMETERS = new Set(['filter', 'sort', 'page', 'include', 'fields', 'flag'])
const MAX_PARAMETER_NAME_LENGTH = 32

/** The properties of a login. All other names are redacted, because JSON that is sent as a form is parsed as a name. */
const LOGIN_NAMES = new Set(['username', 'password', 'otp', 'grant_type'])

type Redact = (text: string) => string

/** A header value, and the header's name and value without secrets. */
interface KnownHeader {
  readonly value: string
  readonly safeName: string
  readonly safeValue: string
}

/** A token, and a cache of strings from which it was removed. */
class KnownToken {
  readonly redact: Redact
  readonly texts = new Map<string, string>()
  readonly paths = new Map<string, string>()
  /** The latest header with each name. */
  readonly headers = new Map<string, KnownHeader>()

  constructor(token: string) {
    this.redact = tokenRedactor(token)
  }
}

/** The tokens of the latest requests. */
const knownTokens = new Map<string, KnownToken>()
const MAX_KNOWN_TOKENS = 16

/** The number of strings to remember for each token. Most requests have the same paths, headers and names. */
const MAX_KNOWN_STRINGS = 100
/** Only strings below this length are remembered. They are too short for a mock secret, which only the mock's state can identify. */
const MAX_KNOWN_LENGTH = 64

/** The maximum length of a recorded header value. For longer values, only the length is recorded. */
const MAX_HEADER_LENGTH = LIMITS.recordedHeader
/** The maximum total length of recorded header names and values. Headers that exceed it are not recorded. */
const MAX_HEADERS_LENGTH = LIMITS.recordedHeaders

/** The headers whose values are not secrets. The value of any other header can be a secret. */
const KNOWN_HEADERS = new RegExp(
  `^(${[
    'accept(-[a-z]+)*|access-control-[a-z-]+|age|allow|cache-control|connection|date|dnt|etag|expect|host|keep-alive',
    'content-(encoding|language|length|location|type)|if-(match|none-match|(un)?modified-since|range)|location|origin',
    'pragma|range|referer|retry-after|sec-(ch-ua|fetch|gpc|purpose)[a-z-]*|te|trace(parent|state)|transfer-encoding',
    'upgrade(-insecure-requests)?|user-agent|vary|via|www-authenticate|x-forwarded-(for|host|proto)|x-request-id',
    'x-workbench-mock-(not-persisted|observer|rule|world)',
  ].join('|')})$`,
)
const URL_HEADERS = new Set(['content-location', 'location', 'origin', 'referer'])
/** A user name and a password in a URL. */
const USER_INFO = /\/\/[^\s/?#]+@/g
/** A fragment can contain an access token, e.g. after the redirect of a login. */
const FRAGMENT = /#.+$/s
const SCHEME = /^(Bearer|Basic|Digest) /
/** An id that the mock adds to a response. */
const REQUEST_ID = /^req_\d{1,15}$/

/** Returns whether a string is a mock secret with its prefix removed. */
type IsSecret = (digits: string) => boolean

/** Removes secrets from strings and JSON values: mock secrets, the values of secret properties, and the request's token. */
export class Redaction {
  readonly #token: KnownToken
  readonly #isSecret: IsSecret

  constructor(authorization: string | null, isSecret: IsSecret = () => false) {
    // The header value with or without a scheme, e.g. `Bearer`.
    const token = /^(?:\S+ +)?(\S+) *$/.exec(authorization ?? '')?.[1] ?? ''
    this.#token = knownTokens.get(token) ?? remember(knownTokens, token, new KnownToken(token), MAX_KNOWN_TOKENS)
    this.#isSecret = isSecret
  }

  text(text: string): string {
    const { texts } = this.#token
    return texts.get(text) ?? rememberText(texts, text, this.#redactText(text))
  }

  /** Redacts a path with its query. Only parameters in the contract keep their values. */
  path(path: string): string {
    const { paths } = this.#token
    return paths.get(path) ?? rememberText(paths, path, this.#redactPath(path))
  }

  #redactText(text: string): string {
    const safe = this.#plainText(text.includes('":') || text.includes('" :') ? redactJson(text) : text)
    return safe.includes('%') ? this.#percentEncoded(safe) : safe
  }

  #redactPath(path: string): string {
    const [pathname = '', ...rest] = path.split('?')
    const safePathname = this.#url(pathname)
    if (rest.length === 0) return safePathname
    const parameters = rest.join('?').split('&')
    return `${safePathname}?${parameters.map(parameter => this.#parameter(parameter)).join('&')}`
  }

  /** Redacts headers. Returns a frozen object, by name. Only the scheme of a credential remains. */
  headers(headers: Pick<MessageHeaders, 'forEach'>): RecordedHeaders {
    const recorded: Record<string, string> = {}
    let length = 0
    headers.forEach((value, name) => {
      length += name.length + Math.min(value.length, MAX_HEADER_LENGTH)
      if (length > MAX_HEADERS_LENGTH) return
      const { safeName, safeValue } = this.#header(name, value)
      recorded[safeName] = safeValue
    })
    return Object.freeze(recorded)
  }

  /** Redacts a JSON value. Returns a deeply frozen copy. Values that are not JSON, e.g. a `Date`, are not copied. */
  value(value: unknown): unknown {
    return this.#copy(value, text => this.text(text))
  }

  /** Like `value`, for error documents, which can quote any part of the URL. The `key` of an issue is the name of a parameter. */
  error(document: object): unknown {
    return this.#copy(
      document,
      text => this.#url(text),
      name => name !== 'key' && isSecretName(name),
    )
  }

  /** Redacts a login body. Only the user name is not secret. */
  login(body: unknown): unknown {
    if (!isPlain(body)) return REDACTED
    const entries = Object.entries(body).map(([name, value]) => [
      LOGIN_NAMES.has(name) ? name : REDACTED,
      name === 'username' && typeof value === 'string' ? this.text(value) : REDACTED,
    ])
    return Object.freeze(Object.fromEntries(entries))
  }

  #header(name: string, value: string): KnownHeader {
    const { headers } = this.#token
    const known = headers.get(name)
    if (known?.value === value) return known
    const header = this.#safeHeader(name.toLowerCase(), value)
    return name.length + value.length < MAX_KNOWN_LENGTH ? remember(headers, name, header, MAX_KNOWN_STRINGS) : header
  }

  #safeHeader(name: string, value: string): KnownHeader {
    // A credential is too long to be remembered, and each response has another id.
    if (name === 'authorization')
      return { value, safeName: name, safeValue: (SCHEME.exec(value)?.[0] ?? '') + REDACTED }
    if (name === 'x-request-id' && REQUEST_ID.test(value))
      return { value, safeName: name, safeValue: this.#token.redact(value) }
    return KNOWN_HEADERS.test(name)
      ? { value, safeName: name, safeValue: this.#headerValue(name, value) }
      : { value, safeName: this.#url(name), safeValue: REDACTED }
  }

  #headerValue(name: string, value: string): string {
    if (value.length > MAX_HEADER_LENGTH) return `[${value.length} characters]`
    const safe = value.replaceAll(USER_INFO, `//${REDACTED}@`)
    return URL_HEADERS.has(name) ? this.#redactPath(safe.replace(FRAGMENT, `#${REDACTED}`)) : this.#redactText(safe)
  }

  #copy(value: unknown, redact: Redact, isSecret = isSecretName, depth = 0): unknown {
    if (typeof value === 'string') return redact(value)
    if (depth > MAX_DEPTH) return TOO_DEEP
    if (Array.isArray(value)) return Object.freeze(value.map(each => this.#copy(each, redact, isSecret, depth + 1)))
    if (!isPlain(value)) return value
    const entries = Object.entries(value).map(([name, each]) => [
      redact(name),
      each !== null && isSecret(name) ? REDACTED : this.#copy(each, redact, isSecret, depth + 1),
    ])
    return Object.freeze(Object.fromEntries(entries))
  }

  #plainText(text: string): string {
    const withoutMocks = MOCK_SECRETS.reduce((safe, secret) => safe.replaceAll(secret, REDACTED), text)
    const withoutDigits = withoutMocks.replaceAll(SECRET_DIGITS, digits =>
      this.#isSecret(digits.toLowerCase()) ? REDACTED : digits,
    )
    return this.#token.redact(withoutDigits)
  }

  /** Redacts the parts of a string that contain a secret after percent-decoding, even if they were encoded several times. */
  #percentEncoded(text: string): string {
    const parts = text.split(/([\s/?&=#;,"'<>]+)/)
    return parts.map(part => (part.includes('%') ? this.#decoded(part) : part)).join('')
  }

  #decoded(part: string): string {
    const decoded = percentDecoded(part)
    const safe = this.#plainText(decoded)
    return safe === decoded ? part : safe
  }

  #url(text: string): string {
    const safe = this.text(redactInUrl(text))
    const decoded = percentDecoded(safe)
    const safeDecoded = redactInUrl(decoded)
    return safe === decoded || safeDecoded === decoded ? redactInUrl(safe) : safeDecoded
  }

  #parameter(parameter: string): string {
    const [name = '', ...rest] = parameter.split('=')
    const value = rest.join('=')
    const [root = '', ...keys] = percentDecoded(name).split(/[[\]]+/)
    if (PARAMETERS.has(root) && !keys.some(isSecretName)) {
      return rest.length === 0 ? this.#url(name) : `${this.#url(name)}=${this.#url(value)}`
    }
    const safeName = rest.length === 0 || name.length > MAX_PARAMETER_NAME_LENGTH ? REDACTED : this.#url(name)
    return rest.length === 0 || value === '' ? safeName : `${safeName}=${REDACTED}`
  }
}

/** Adds a result to a cache. If the cache is full, it is cleared first. */
function remember<T>(known: Map<string, T>, key: string, result: T, limit: number): T {
  if (known.size >= limit) known.clear()
  known.set(key, result)
  return result
}

const rememberText = (known: Map<string, string>, text: string, safe: string) =>
  text.length < MAX_KNOWN_LENGTH ? remember(known, text, safe, MAX_KNOWN_STRINGS) : safe

/** A member of an object in JSON, or in JSON that is escaped in a string, whose value is a string or a number. */
const JSON_MEMBER = /(?<!\\)(\\*")([^"\\]{1,100})\1(\s*:\s*)(\1(?:(?!(?<!\\)\1).)*(?:\1)?|[^\s,"{}[\]\\]+)/gs

/** Redacts the secret members of JSON in a string. The value of another member can contain JSON, too. */
const redactJson = (text: string): string =>
  text.replaceAll(JSON_MEMBER, (_, quote: string, name: string, colon: string, value: string) => {
    const safe = isSecretName(name) ? `${quote}${REDACTED}${quote}` : redactJson(value)
    return `${quote}${name}${quote}${colon}${safe}`
  })

/** A parameter in a part of a URL, e.g. in `/api_keys;token=x` or `include=a?token=x`. */
const PARAMETER = /([/?#;,&]|^)([^=/?#;,&]+)=[^/?#;,&'"]+/g

/** Redacts secrets in a part of a URL, unless they are percent-encoded. */
const redactInUrl = (text: string): string =>
  text
    .replaceAll(USER_INFO, `//${REDACTED}@`)
    .replaceAll(PARAMETER, (parameter, separator: string, name: string) =>
      isSecretName(percentDecoded(name)) ? `${separator}${name}=${REDACTED}` : parameter,
    )
    .replaceAll(SECRET_IN_URL, REDACTED)

function tokenRedactor(token: string): Redact {
  if (token.length < MIN_TOKEN_LENGTH) return text => text
  return token.length > MAX_TOKEN_LENGTH ? text => text.replaceAll(token, REDACTED) : searchingRedactor(token)
}

const MAX_DECODINGS = 3

/** Percent-decodes a string repeatedly, because it can be encoded several times. Invalid sequences remain. */
export function percentDecoded(text: string): string {
  let decoded = text
  for (let count = 0; count < MAX_DECODINGS && decoded.includes('%'); count++) {
    decoded = decoded.replaceAll(/(?:%[\da-f]{2})+/gi, decodedSequence)
  }
  return decoded
}

function decodedSequence(sequence: string): string {
  try {
    return decodeURIComponent(sequence)
  } catch {
    return sequence
  }
}

/** Matches a name without punctuation if it indicates that its value is secret. */
const SECRET_NAME =
  /pass|pwd|pword|secret|token|otp|mfa|2fa|credential|authori[sz]ation|bearer|cookie|jwt|session|assertion|(?:api|access|signing|ssh|client|private|licen[cs]e|encryption|master|shared|recovery)key$|(?:onetime|verification|security|recovery|backup|login|auth|access)codes?$|^(?:key|auth|cert|creds?|pem|pin|pincode|psw|pw|mdp|sig|tfa)$/

/** The names that are also recognized if they are misspelled. */
const OFTEN_MISSPELLED = ['password', 'passwd', 'passphrase', 'accesstoken', 'token', 'secret', 'apikey']

/** The names in the contract whose values are not secret. */
const CONTRACT_NAMES: ReadonlySet<string> = new Set(
  RESOURCE_TYPES.flatMap(type => [
    type,
    ...Object.keys(modelOf(type).attributes),
    ...Object.keys(modelOf(type).relationships),
  ]).filter(name => name !== 'access_token'),
)

/** The maximum length that is compared. Only the beginning of longer names is compared. */
const MAX_COMPARED_LENGTH = 100

/** The maximum length of a name that can be a misspelling. */
const MAX_MISSPELLED_LENGTH = 20
/** A name is a misspelling if it has at most one edit per this number of characters. */
const CHARACTERS_PER_EDIT = 4

/** The cached results for names. Most requests contain the same names. */
const knownNames = new Map<string, boolean>()
const MAX_KNOWN_NAMES = 1_000

/** Whether the name of a property or parameter indicates that its value is secret, in any spelling. */
function isSecretName(name: string): boolean {
  const isSecret = knownNames.get(name) ?? isSecretLike(name)
  if (knownNames.size >= MAX_KNOWN_NAMES) knownNames.clear()
  if (name.length <= MAX_COMPARED_LENGTH) knownNames.set(name, isSecret)
  return isSecret
}

function isSecretLike(name: string): boolean {
  if (CONTRACT_NAMES.has(name)) return false
  const characters = name
    .slice(0, MAX_COMPARED_LENGTH)
    .toLowerCase()
    .replaceAll(/[^a-z\d]/g, '')
  const letters = characters.replaceAll(/\d/g, '')
  return SECRET_NAME.test(letters) || SECRET_NAME.test(characters) || isMisspelled(letters)
}

function isMisspelled(letters: string): boolean {
  if (letters.length > MAX_MISSPELLED_LENGTH) return false
  const [closest] = rankBySimilarity(letters, OFTEN_MISSPELLED, name => name)
  return closest !== undefined && closest.edits <= Math.floor(closest.item.length / CHARACTERS_PER_EDIT)
}
