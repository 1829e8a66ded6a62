import { nameParts } from './visible-name.ts'

/** A record's name, with every character made visible. */
export const RecordName = ({ name: recordName }: { readonly name: string }) => (
  <span class="name">
    {nameParts(recordName).map(({ text, isNotation }, index) =>
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
