import { connect, type Socket } from 'node:net'

/** A client that sends bytes as they are, and sees what came back and how the connection ended. */
export class RawClient {
  readonly socket: Socket
  /** Settles when the connection is closed: true where the server cut it, false where it ended it in order. */
  readonly cut: Promise<boolean>
  received = ''
  #look: () => void = () => undefined

  constructor(port: number, socket: Socket = connect(port, '127.0.0.1')) {
    this.socket = socket
    socket.setEncoding('latin1')
    socket.on('data', (text: string) => {
      this.received += text
      this.#look()
    })
    let isCut = false
    socket.on('error', () => {
      isCut = true
    })
    this.cut = new Promise(resolve => socket.on('close', () => resolve(isCut)))
    void this.cut.then(() => this.#look())
  }

  send(bytes: string | Uint8Array): this {
    this.socket.write(bytes)
    return this
  }

  /** What has come, once it says this. */
  until(pattern: RegExp): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#look = () => {
        if (pattern.test(this.received)) resolve(this.received)
        else if (this.socket.closed) reject(new Error(`The connection is closed; what came is: ${this.received}`))
      }
      this.#look()
    })
  }

  /** All that came, once the connection is closed. */
  async all(): Promise<string> {
    await this.cut
    return this.received
  }

  [Symbol.dispose](): void {
    this.socket.destroy()
  }
}

/** The status of the first answer in a text, and its error document, where it is one. */
export function answerIn(text: string): { status: number; body: string } {
  const [head = '', ...rest] = text.split('\r\n\r\n')
  return { status: Number(/^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1]), body: rest.join('\r\n\r\n') }
}
