import type { IncomingMessage } from 'node:http'

/** What came of reading a body; of one that is lost, the client is gone. */
export type BodyRead = Buffer | 'too long' | 'lost'

const NOTHING = Buffer.alloc(0)
/** A request with one of these has no body for whoever answers it. */
const WITHOUT_BODY = new Set(['GET', 'HEAD'])

/** Whether a body is announced. */
export function hasBody({ headers }: IncomingMessage): boolean {
  const length = headers['content-length']
  return headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0')
}

/** Reads a body that is no longer than it may be. What comes beyond that is thrown away. */
export function readBody(incoming: IncomingMessage, maxBytes: number): Promise<BodyRead> {
  const isKept = !WITHOUT_BODY.has(incoming.method ?? '')
  return new Promise(resolve => {
    let chunks: Buffer[] = []
    let length = 0
    incoming.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length > maxBytes) {
        chunks = []
        resolve('too long')
      } else if (isKept) chunks.push(chunk)
    })
    incoming.once('end', () => resolve(isKept ? Buffer.concat(chunks) : NOTHING))
    incoming.once('error', () => resolve('lost'))
  })
}
