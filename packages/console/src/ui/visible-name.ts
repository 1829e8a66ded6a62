/** A part of a name: the text itself, or a notation for an invisible character. */
export interface NamePart {
  readonly text: string
  readonly isNotation: boolean
}

/** Consecutive spaces, and leading and trailing spaces, which browsers do not show. */
const HIDDEN_SPACES = /^ +| +$| {2,}/u
/** Line breaks, tabs, unusual spaces, and the Braille blank, which looks like a space. */
const UNUSUAL_SPACES = /[^\S \u3000]|\u2800/u
/** Invisible joiners. Between two characters, a joiner affects emoji and scripts that need it, so it is not included. */
const STRAY_JOINERS =
  /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\p{M}\p{Script=Arabic}])[\u200c\u200d]|[\u200c\u200d](?![\p{L}\p{M}\p{Extended_Pictographic}])/u
/** Invisible selectors. A selector after an emoji or a Chinese character affects its appearance, so it is not included. */
const STRAY_SELECTORS = /(?<![\p{Extended_Pictographic}\p{Script=Han}\d#*])[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u
const INVISIBLE =
  /\p{Cc}|\p{Bidi_Control}|(?!\u200c|\u200d|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}])\p{Default_Ignorable_Code_Point}/u
/** A letter with combining accents. */
const COMBINED = /\P{M}(?:(?!\p{Default_Ignorable_Code_Point})\p{M})+/u

const HIDDEN = new RegExp(
  [HIDDEN_SPACES, UNUSUAL_SPACES, STRAY_JOINERS, STRAY_SELECTORS, INVISIBLE, COMBINED]
    .map(each => each.source)
    .join('|'),
  'gu',
)

/**
 * Splits a name into text and notations, so that different names do not look identical because of invisible characters or
 * differently composed accents. The result has at least one visible character.
 */
export function nameParts(original: string): readonly NamePart[] {
  if (original === '') return [{ text: 'no name', isNotation: true }]
  const parts: NamePart[] = []
  let end = 0
  for (const { 0: found, index } of original.matchAll(HIDDEN)) {
    const [visible, hidden] = splitFound(found)
    const text = original.slice(end, index) + visible
    if (text !== '') parts.push({ text, isNotation: false })
    if (hidden !== '') parts.push({ text: [...hidden].map(notation).join(' '), isNotation: true })
    end = index + found.length
  }
  if (end < original.length) parts.push({ text: original.slice(end), isNotation: false })
  return parts
}

/**
 * Returns the visible text and the characters to note. Accents are noted only if a single precomposed character exists for the
 * letter.
 */
function splitFound(found: string): readonly [visible: string, hidden: string] {
  if (!COMBINED.test(found)) return ['', found]
  const [, ...accents] = [...found]
  return [found, found.normalize('NFC') === found ? '' : accents.join('')]
}

function notation(character: string): string {
  if (character === ' ') return '␣'
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

/** Returns a name as plain text with every character visible. */
export const visibleName = (original: string): string =>
  nameParts(original)
    .map(({ text }) => text)
    .join('')

/**
 * Returns a name wrapped in characters that isolate its text direction, for an element that cannot contain other elements, e.g.
 * `option`.
 */
export const isolatedName = (original: string): string => `\u2068${visibleName(original)}\u2069`
