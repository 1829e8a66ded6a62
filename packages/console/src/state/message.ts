/** A name of a record, or other text that the page did not write itself. */
export type ForeignText = { readonly name: string } | { readonly text: string }

/** A sentence of the page in which foreign text is marked, so that it cannot change the direction of the words around it. */
export type Message = readonly (string | ForeignText)[]

/**
 * Creates a message from a template. Its values are marked: plain strings do not type-check.
 *
 * @example message`Deleted “${{ name }}”.`
 */
export const message = (words: TemplateStringsArray, ...values: readonly ForeignText[]): Message =>
  words.flatMap((part, index) => [part, ...values.slice(index, index + 1)])
