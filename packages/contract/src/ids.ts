const ID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i

/** The nil and the max UUID (RFC 9562, sections 5.9 and 5.10) identify nothing. */
const RESERVED = /^[0-]+$|^[f-]+$/i

/** Whether a string is an id: a UUID without a prefix or braces. Capital letters are accepted; `canonicalId` converts them. */
export const isId = (text: string): boolean => ID.test(text) && !RESERVED.test(text)

/** Returns the canonical spelling of an id. A mock's state and responses contain only this spelling. */
export const canonicalId = (id: string): string => id.toLowerCase()
