/** A part of a name: the text itself, or a notation for an invisible character. */
export interface NamePart {
  readonly text: string
  readonly isNotation: boolean
}

/** Two spaces, and spaces at an edge, which browsers do not show. */
const HIDDEN_SPACES = /^ +| +$| {2,}/u
/** Line breaks, tabs and spaces other than the usual ones, and the blank of Braille, which looks like one. */
const UNUSUAL_SPACES = /[^\S \u3000]|\u2800/u
/** Joiners are visible in emoji and in scripts that need them, between two characters. */
const STRAY_JOINERS =
  /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\p{M}\p{Script=Arabic}])[\u200c\u200d]|[\u200c\u200d](?![\p{L}\p{M}\p{Extended_Pictographic}])/u
/** Selectors choose the appearance of an emoji or of a Chinese character. */
const STRAY_SELECTORS = /(?<![\p{Extended_Pictographic}\p{Script=Han}\d#*])[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u
const INVISIBLE =
  /\p{Cc}|\p{Bidi_Control}|(?!\u200c|\u200d|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}])\p{Default_Ignorable_Code_Point}/u
/** A letter with accents. */
const COMBINED = /\P{M}(?:(?!\p{Default_Ignorable_Code_Point})\p{M})+/u

const HIDDEN = new RegExp(
  [HIDDEN_SPACES, UNUSUAL_SPACES, STRAY_JOINERS, STRAY_SELECTORS, INVISIBLE, COMBINED]
    .map(each => each.source)
    .join('|'),
  'gu',
)

/**
 * Splits a name into text and notations, so that names that differ never look the same because of characters that are invisible,
 * or of letters with accents that are composed in another way. The result has at least one visible character.
 */
export function nameParts(name: string): readonly NamePart[] {
  if (name === '') return [{ text: 'no name', isNotation: true }]
  const parts: NamePart[] = []
  let end = 0
  for (const { 0: found, index } of name.matchAll(HIDDEN)) {
    const [visible, hidden] = splitFound(found)
    const text = name.slice(end, index) + visible
    if (text !== '') parts.push({ text, isNotation: false })
    if (hidden !== '') parts.push({ text: [...hidden].map(notation).join(' '), isNotation: true })
    end = index + found.length
  }
  if (end < name.length) parts.push({ text: name.slice(end), isNotation: false })
  return parts
}

/** The visible text and the characters to note. Accents are only noted if the letter could have been one character. */
function splitFound(found: string): readonly [visible: string, hidden: string] {
  if (!COMBINED.test(found)) return ['', found]
  const [, ...accents] = [...found]
  return [found, found.normalize('NFC') === found ? '' : accents.join('')]
}

function notation(character: string): string {
  if (character === ' ') return '␣'
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

/** Returns a name as plain text in which every character is visible. */
export const visibleName = (name: string): string =>
  nameParts(name)
    .map(({ text }) => text)
    .join('')

/** Returns a name for an element that cannot contain others, e.g. an option: between the characters that isolate its direction. */
export const isolatedName = (name: string): string => `\u2068${visibleName(name)}\u2069`
