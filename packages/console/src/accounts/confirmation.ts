/**
 * Whether typed text matches a record's name or id. Spaces, line breaks and invisible characters are ignored, so the visible part
 * of a name is sufficient. If a name has no visible characters, only the id matches.
 */
export function confirms(
  typed: string,
  { id, name: recordName }: { readonly id: string; readonly name: string },
): boolean {
  const [visible, text] = [visibleCharacters(recordName), visibleCharacters(typed)]
  return (visible !== '' && text === visible) || text === visibleCharacters(id)
}

/** Returns the text to copy: the name on one line, or the id if the name has no visible characters. */
export function confirmationText({ id, name: recordName }: { readonly id: string; readonly name: string }): string {
  return visibleCharacters(recordName) === '' ? id : recordName.replaceAll(/\s+/g, ' ').trim()
}

const visibleCharacters = (text: string): string =>
  text.normalize('NFC').replaceAll(/[\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/gu, '')
