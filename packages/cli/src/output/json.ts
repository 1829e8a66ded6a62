/**
 * Prints a document as JSON. Escapes characters that change the direction of text, and the control characters that JSON
 * allows, because a terminal might execute them.
 */
export function printJson(document: object, indent?: number): string {
  const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  return `${JSON.stringify(document, undefined, indent).replace(/[\x7f-\x9f\p{Bidi_Control}\u2028\u2029]/gu, escaped)}\n`
}
