import { modelOf, RESOURCE_TYPES } from '@workbench-sdk/contract/model'
import { rankBySimilarity } from '@workbench-sdk/internal/suggest'

/** Part of a name whose value is secret, without punctuation. */
const SECRET_NAME = /pass|pwd|secret|token|otp|credential|authori[sz]ation|bearer|cookie|apikey$|privatekey|^key$|^pin$/

/** Names that are also recognized if they are misspelled. */
const OFTEN_MISSPELLED = ['password', 'passphrase', 'accesstoken', 'token', 'secret', 'apikey']

/** The names of the contract that are not secret. */
const CONTRACT_NAMES: ReadonlySet<string> = new Set(
  RESOURCE_TYPES.flatMap(type => [
    type,
    ...Object.keys(modelOf(type).attributes),
    ...Object.keys(modelOf(type).relationships),
  ]).filter(name => name !== 'access_token'),
)

/** Only the beginning of longer names is compared. */
const MAX_COMPARED = 100

/** Longer names are not misspellings. */
const MAX_LENGTH = 20
/** One edit per so many characters is a misspelling. */
const CHARACTERS_PER_EDIT = 4

/** The results for names, because most requests have the same ones. */
const known = new Map<string, boolean>()
const MAX_KNOWN = 1_000

/** Whether the name of a property or parameter indicates that its value is secret, in any spelling. */
export function isSecretName(name: string): boolean {
  const isSecret = known.get(name) ?? isSecretLike(name)
  if (known.size >= MAX_KNOWN) known.clear()
  if (name.length <= MAX_COMPARED) known.set(name, isSecret)
  return isSecret
}

function isSecretLike(name: string): boolean {
  if (CONTRACT_NAMES.has(name)) return false
  const letters = name
    .slice(0, MAX_COMPARED)
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')
  return SECRET_NAME.test(letters) || isMisspelled(letters)
}

function isMisspelled(letters: string): boolean {
  if (letters.length > MAX_LENGTH) return false
  const [closest] = rankBySimilarity(letters, OFTEN_MISSPELLED, name => name)
  return closest !== undefined && closest.edits <= Math.floor(closest.item.length / CHARACTERS_PER_EDIT)
}
