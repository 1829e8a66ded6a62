/** What a URL may hold by the WHATWG's rules and a URI may not by RFC 3986, which is what `format: uri` means. */
const NOT_IN_A_URI = /[[\]{}|\\^`"<>]|%(?![0-9a-f]{2})/gi

/** The address as a URI: the same to every server, and valid to every client. */
export const uri = (address: string): string => address.replaceAll(NOT_IN_A_URI, encodeURIComponent)
