/** What the command ends with. */
export const EXIT = {
  fine: 0,
  /** Something is not as it should be: it differs, or could not be done. */
  failed: 1,
  /** It was not asked for in a way that can be understood, or what it is about is not there. */
  usage: 2,
  /** As shells say it of a program that Ctrl-C has ended. */
  interrupted: 130,
} as const

/** Something that a person has to know, in a sentence. */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly exitCode: number

  constructor(message: string, exitCode: number = EXIT.failed) {
    super(message)
    this.exitCode = exitCode
  }
}
