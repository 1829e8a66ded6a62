import { Program } from './program.ts'
import type { Service } from './regular-client.ts'

/** The attacked server. */
export interface Target {
  readonly plain: number
  readonly secured: number
  readonly certificate: string
  readonly token: string
  /** The token of the hostile clients, which cannot change what the regular client reads. */
  readonly readOnlyToken: string
  readonly keyId: string
}

/** Memory in bytes, and the number of open connections. */
export interface Health {
  readonly heapUsed: number
  readonly rss: number
  readonly sockets: number
}

/** A mock on two ports, with and without TLS. */
export class TargetProgram extends Program {
  static async start(): Promise<{ program: TargetProgram; target: Target }> {
    const program = new TargetProgram('server.ts')
    return { program, target: await program.receive<Target>() }
  }

  health(): Promise<Health> {
    return this.request('health')
  }
}

/** A regular client that must be served despite the others. */
export class RegularClient extends Program {
  constructor(target: Target) {
    super('regular-client.ts')
    this.send(target)
  }

  stop(): Promise<Service> {
    return this.request('stop')
  }
}
