/** A record's name, or other text that does not come from the page itself. */
export type ForeignText = { readonly name: string } | { readonly text: string }

/** A sentence in which foreign text is marked, so that it cannot change the text direction of the surrounding words. */
export type Message = readonly (string | ForeignText)[]

/**
 * Creates a message from a template. Values must be marked as foreign text: plain strings do not type-check.
 *
 * @example message`Deleted “${{ name }}”.`
 */
export const message = (words: TemplateStringsArray, ...values: readonly ForeignText[]): Message =>
  words.flatMap((part, index) => [part, ...values.slice(index, index + 1)])
