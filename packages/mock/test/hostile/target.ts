import { Program } from './program.ts'
import type { Service } from './regular-client.ts'

/** The attacked server. */
export interface Target {
  readonly pid: number
  readonly plain: number
  readonly secured: number
  readonly certificate: string
  readonly token: string
  /** The token of the hostile clients, which cannot change what the regular client reads. */
  readonly readOnlyToken: string
  /** For hostile clients that read slowly. The others do not have it. */
  readonly controlToken: string
  readonly organizationId: string
  readonly keyId: string
}

/** Memory in bytes, processor time in milliseconds, and the number of open connections. */
export interface Health {
  readonly heapUsed: number
  readonly rss: number
  /** The largest `rss` since the previous report. */
  readonly peak: number
  /** The processor time of the slowest turn of the event loop since the previous report. */
  readonly slowestTurn: number
  readonly worlds: number
  readonly sockets: number
}

/**
 * The maximum heap of the server in MiB: about 30 MiB at the beginning, and 64 MiB more. The server would crash if it needed more at any
 * time. Otherwise, Node would let the heap grow further before it collects garbage.
 */
const HEAP_MIB = 94

/** The processor time of the server, in milliseconds, from which a call of another client counts as delayed. */
export const DELAY = 250

/** A mock on two ports, with and without TLS. */
export class TargetProgram extends Program {
  static async start(): Promise<{ program: TargetProgram; target: Target }> {
    const program = new TargetProgram('server.ts', [`--max-old-space-size=${HEAP_MIB}`])
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
