import { connect, type Socket } from 'node:net'
import { connect as connectSecurely } from 'node:tls'
import type { Attack } from './any-attack.ts'
import type { Target } from './target.ts'

/** An attack in progress. */
export interface RunningAttack {
  /** Resolves when everything is sent and a client that does not wait has disconnected. */
  readonly sent: Promise<void>
  /** Reads the rest, and waits until the connection is closed. */
  finish(): Promise<void>
}

/** Starts an attack and ignores its errors. */
export function startAttack(attack: Attack, target: Target): RunningAttack {
  const running = Array.from({ length: attack.connections }, () => startConnection(attack, target))
  return {
    sent: Promise.all(running.map(({ sent }) => sent)).then(() => undefined),
    finish: async () => void (await Promise.all(running.map(({ finish }) => finish()))),
  }
}

function startConnection({ channel, pieces, reads, end }: Attack, target: Target): RunningAttack {
  const socket = open(channel, target)
  // A reset connection is expected.
  socket.on('error', () => undefined)
  const closed = new Promise<void>(resolve => socket.once('close', () => resolve()))
  const ready = new Promise<void>(resolve =>
    socket.once(channel === 'over tls' ? 'secureConnect' : 'connect', () => resolve()),
  )
  if (reads) socket.resume()
  else socket.pause()
  const sent = send(socket, pieces, Promise.race([ready, closed])).then(() => {
    if (end === 'resets') socket.destroyed || channel === 'over tls' ? socket.destroy() : socket.resetAndDestroy()
    else if (end === 'ends') socket.end()
  })
  return {
    sent,
    async finish() {
      if (end === 'stays') socket.destroy()
      else socket.resume()
      await closed
    },
  }
}

function open(channel: Attack['channel'], { plain, secured }: Target): Socket {
  if (channel === 'plain') return connect(plain, '127.0.0.1')
  if (channel === 'tls') return connect(secured, '127.0.0.1')
  return connectSecurely({ port: secured, host: '127.0.0.1', rejectUnauthorized: false })
}

/** Sends each piece in a separate packet if possible, without waiting for acknowledgements. */
async function send(socket: Socket, pieces: readonly Buffer[], ready: Promise<void>): Promise<void> {
  await ready
  for (const piece of pieces) {
    if (socket.destroyed) return
    socket.write(piece)
    await new Promise(resolve => setImmediate(resolve))
  }
}
