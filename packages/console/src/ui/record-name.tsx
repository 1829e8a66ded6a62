import { nameParts } from './visible-name.ts'

/** The name of a record, in which every character is visible. */
export const RecordName = ({ name }: { readonly name: string }) => (
  <span class="name">
    {nameParts(name).map(({ text, isNotation }, index) =>
      isNotation ? (
        <span key={index} class="hidden-character">
          {text}
        </span>
      ) : (
        text
      ),
    )}
  </span>
)
