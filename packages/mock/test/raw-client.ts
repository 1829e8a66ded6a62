import { connect, type Socket } from 'node:net'

/** A client that sends raw bytes, and records the response and how the connection ended. */
export class RawClient {
  readonly socket: Socket
  /** Resolves when the connection is closed: true if it was reset, false if it was closed regularly. */
  readonly cut: Promise<boolean>
  received = ''
  #check: () => void = () => undefined

  constructor(port: number, socket: Socket = connect(port, '127.0.0.1')) {
    this.socket = socket
    socket.setEncoding('latin1')
    socket.on('data', (text: string) => {
      this.received += text
      this.#check()
    })
    let isCut = false
    socket.on('error', () => {
      isCut = true
    })
    this.cut = new Promise(resolve => socket.on('close', () => resolve(isCut)))
    void this.cut.then(() => this.#check())
  }

  send(bytes: string | Uint8Array): this {
    this.socket.write(bytes)
    return this
  }

  /** Resolves with everything received once it matches. */
  until(pattern: RegExp): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#check = () => {
        if (pattern.test(this.received)) resolve(this.received)
        else if (this.socket.closed) reject(new Error(`The connection is closed. Received: ${this.received}`))
      }
      this.#check()
    })
  }

  /** Resolves with everything received once the connection is closed. */
  async all(): Promise<string> {
    await this.cut
    return this.received
  }

  [Symbol.dispose](): void {
    this.socket.destroy()
  }
}

/** Returns the status and the body of the first response in the output. */
export function responseIn(text: string): { status: number; body: string } {
  const [head = '', ...rest] = text.split('\r\n\r\n')
  return { status: Number(/^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1]), body: rest.join('\r\n\r\n') }
}
