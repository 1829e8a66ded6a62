import type { Message } from '../state/message.ts'
import { RecordName } from './record-name.tsx'

/** A sentence in which names are isolated from the surrounding text. */
export const MessageText = ({ message }: { readonly message: Message }) => (
  <>
    {message.map((part, index) => {
      if (typeof part === 'string') return part
      return 'name' in part ? <RecordName key={index} name={part.name} /> : <bdi key={index}>{part.text}</bdi>
    })}
  </>
)
