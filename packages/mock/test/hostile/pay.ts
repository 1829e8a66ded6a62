import { connect, type Socket } from 'node:net'
import { connect as connectSecurely } from 'node:tls'
import type { Visit } from './any-visit.ts'
import type { Target } from './target.ts'

/** A visit that is being paid. */
export interface Paid {
  /** All is sent that the port would take; who does not wait is gone. */
  readonly sent: Promise<void>
  /** Reads on, and waits for the port to close the connection. */
  over(): Promise<void>
}

/** Pays a visit, whatever comes of it. */
export function pay({ door, pieces, reads, end }: Visit, target: Target): Paid {
  const socket = open(door, target)
  // To be cut off is what it is out for.
  socket.on('error', () => undefined)
  const closed = new Promise<void>(resolve => socket.once('close', () => resolve()))
  const ready = new Promise<void>(resolve =>
    socket.once(door === 'behind tls' ? 'secureConnect' : 'connect', () => resolve()),
  )
  if (reads) socket.resume()
  else socket.pause()
  const sent = send(socket, pieces, Promise.race([ready, closed])).then(() => {
    if (end === 'resets') socket.destroyed || door === 'behind tls' ? socket.destroy() : socket.resetAndDestroy()
    else if (end === 'ends') socket.end()
  })
  return {
    sent,
    async over() {
      socket.resume()
      await closed
    },
  }
}

function open(door: Visit['door'], { plain, secured }: Target): Socket {
  if (door === 'plain') return connect(plain, '127.0.0.1')
  if (door === 'tls') return connect(secured, '127.0.0.1')
  return connectSecurely({ port: secured, host: '127.0.0.1', rejectUnauthorized: false })
}

/** Each piece in a packet of its own, as far as that can be had, and without waiting for any to be taken. */
async function send(socket: Socket, pieces: readonly Buffer[], ready: Promise<void>): Promise<void> {
  await ready
  for (const piece of pieces) {
    if (socket.destroyed) return
    socket.write(piece)
    await new Promise(resolve => setImmediate(resolve))
  }
}
