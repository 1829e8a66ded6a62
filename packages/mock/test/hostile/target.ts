import type { Service } from './good-client.ts'
import { Program } from './program.ts'

/** What is attacked. */
export interface Target {
  readonly plain: number
  readonly secured: number
  readonly certificate: string
  readonly token: string
  /** For those who are hostile, and are to change nothing that a good client looks at. */
  readonly readOnlyToken: string
  readonly keyId: string
}

/** How it is: bytes, and connections that are open. */
export interface Health {
  readonly heapUsed: number
  readonly rss: number
  readonly sockets: number
}

/** A mock on two ports, with TLS and without. */
export class TargetProgram extends Program {
  static async start(): Promise<{ program: TargetProgram; target: Target }> {
    const program = new TargetProgram('server.ts')
    return { program, target: await program.told<Target>() }
  }

  health(): Promise<Health> {
    return this.ask('health')
  }
}

/** Somebody who calls it, and has to be served whatever the others do. */
export class GoodClient extends Program {
  constructor(target: Target) {
    super('good-client.ts')
    this.say(target)
  }

  stop(): Promise<Service> {
    return this.ask('stop')
  }
}
