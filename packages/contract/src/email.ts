/** An atom of a local part: no control characters, spaces or special characters. */
const ATOM = String.raw`[^\0-\x20\x7f-\x9f()<>[\]:;@\\,."]+`
const QUOTED = String.raw`"(?:[^\0-\x20\x7f-\x9f"\\]|\\[^\0-\x08\x0a-\x1e\x7f-\x9f])*"`
const LETTER = String.raw`[\da-zA-Z\u00c0-\uffff]`
const LABEL = `${LETTER}(?:-*${LETTER})*`

const LOCAL = new RegExp(String.raw`^(?:${ATOM}(?:\.${ATOM})*|${QUOTED})$`)
const DOMAIN = new RegExp(String.raw`^${LABEL}(?:\.${LABEL})*$`)

const NUMBER = String.raw`(?:25[0-5]|2[0-4]\d|[01]?\d\d?)`
const IPV4 = new RegExp(String.raw`\b(?:${NUMBER}\.){3}${NUMBER}$`)
const IPV6_GROUPS = /^ipv6:((?!:[^:])(?!.*[^:]:$)[\da-f]{0,4}(?::[\da-f]{0,4})*)$/i

/** The maximum lengths of an address, its local part, and a label of its domain, in bytes (RFC 5321, section 4.5.3.1). */
const MAX_ADDRESS = 254
const MAX_LOCAL = 64
const MAX_LABEL = 63

/**
 * Whether a string is an email address to jsonapi-server, which uses the package isemail: a mailbox as in RFC 5321, with characters
 * outside ASCII (RFC 6531), and without comments and line breaks. The domain can be a host name without a dot, or an IP address in brackets.
 */
export function isEmail(text: string): boolean {
  const address = text.normalize('NFC')
  const at = address.lastIndexOf('@')
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)]
  if (at < 0 || !LOCAL.test(local) || lengthInBytes(local) > MAX_LOCAL) return false
  if (domain.startsWith('[')) return isAddressLiteral(domain)
  return (
    DOMAIN.test(domain) && hasValidLengths(domain) && lengthInBytes(local) + 1 + lengthInAscii(domain) <= MAX_ADDRESS
  )
}

function hasValidLengths(domain: string): boolean {
  // A domain is not shorter in ASCII. Converting a long one would take too long.
  if ([...domain].length > MAX_ADDRESS) return false
  const labels = domain.split('.')
  const last = labels.pop() ?? ''
  return lengthInBytes(last) <= MAX_LABEL && labels.every(label => lengthInAscii(label) <= MAX_LABEL)
}

/** Whether a domain is an IPv4 or IPv6 address in brackets. The last two groups of an IPv6 address can be an IPv4 address. */
function isAddressLiteral(domain: string): boolean {
  if (!domain.endsWith(']')) return false
  const literal = domain.slice(1, -1)
  const ipv4 = IPV4.exec(literal)
  if (ipv4?.index === 0) return true
  const [, address] = IPV6_GROUPS.exec(literal.replace(IPV4, '0:0')) ?? []
  return address !== undefined && hasValidGroups(address)
}

/** Whether an IPv6 address has eight groups, or fewer and `::` once. */
function hasValidGroups(address: string): boolean {
  const { length } = address.split(':')
  const gap = address.indexOf('::')
  if (gap < 0) return length === 8
  const isAtEnd = gap === 0 || gap === address.length - 2
  return gap === address.lastIndexOf('::') && length < (isAtEnd ? 9 : 8)
}

/** The length of a string in UTF-8. */
function lengthInBytes(text: string): number {
  let length = 0
  for (const point of codePoints(text)) length += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x1_0000 ? 3 : 4
  return length
}

const codePoints = (text: string): number[] => Array.from(text, character => character.codePointAt(0) ?? 0)

/** The length of a domain after conversion to ASCII (RFC 3490). */
const lengthInAscii = (domain: string): number =>
  domain
    .split(/[.\u3002\uff0e\uff61]/)
    .map(label => (/^[\0-\x7f]*$/.test(label) ? label.length : 'xn--'.length + lengthInPunycode(codePoints(label))))
    .reduce((sum, length) => sum + 1 + length)

/** The length of a label in Punycode: the procedure in RFC 3492, section 6.3, which counts the digits that it would print. */
function lengthInPunycode(points: readonly number[]): number {
  const basic = points.filter(point => point < 0x80).length
  const others = [...new Set(points.filter(point => point >= 0x80))].sort((a, b) => a - b)
  let length = basic > 0 ? basic + 1 : 0
  let [next, delta, bias, handled] = [0x80, 0, 72, basic]
  for (const other of others) {
    delta += (other - next) * (handled + 1)
    for (const point of points) {
      if (point < other) delta++
      if (point !== other) continue
      length += digitsOf(delta, bias)
      handled++
      bias = adaptedBias(delta, handled, handled === basic + 1)
      delta = 0
    }
    delta++
    next = other + 1
  }
  return length
}

/** The number of digits of a generalized variable-length integer (RFC 3492, section 3.3). */
function digitsOf(delta: number, bias: number): number {
  let [rest, digits] = [delta, 1]
  for (let base = 36; ; base += 36, digits++) {
    const threshold = Math.min(Math.max(base - bias, 1), 26)
    if (rest < threshold) return digits
    rest = Math.floor((rest - threshold) / (36 - threshold))
  }
}

/** The procedure in RFC 3492, section 6.1. */
function adaptedBias(delta: number, handled: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? 700 : 2))
  rest += Math.floor(rest / handled)
  let bias = 0
  for (; rest > 455; bias += 36) rest = Math.floor(rest / 35)
  return bias + Math.floor((36 * rest) / (rest + 38))
}
