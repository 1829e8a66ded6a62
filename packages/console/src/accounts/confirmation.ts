/**
 * Whether typed text confirms that a record with this name or id is meant. Spaces, line breaks and invisible characters do not
 * matter: what can be seen, copied or typed of a name is enough. If nothing of it can be seen, only the id confirms it.
 */
export function confirms(typed: string, { id, name }: { readonly id: string; readonly name: string }): boolean {
  const [visible, text] = [visibleCharacters(name), visibleCharacters(typed)]
  return (visible !== '' && text === visible) || text === visibleCharacters(id)
}

/** Returns the text to copy: the name in one line, or the id if nothing of the name can be seen. */
export function confirmationText({ id, name }: { readonly id: string; readonly name: string }): string {
  return visibleCharacters(name) === '' ? id : name.replaceAll(/\s+/g, ' ').trim()
}

const visibleCharacters = (text: string): string =>
  text.normalize('NFC').replaceAll(/[\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/gu, '')
