/** From where the focus is, among so many, to where a key leads. */
type Step = (from: number, count: number) => number

export type Steps = Readonly<Record<string, Step>>

interface Keys {
  readonly on: string
  readonly back: string
}

const TO_THE_ENDS: Steps = { Home: () => 0, End: (_, count) => count - 1 }

/** Where keys lead in a row of things. */
export const stepsAlong = ({ on, back }: Keys): Steps => ({
  [on]: (from, count) => Math.min(from + 1, count - 1),
  [back]: from => Math.max(from - 1, 0),
  ...TO_THE_ENDS,
})

/** The same where the first follows upon the last. */
export const stepsAround = ({ on, back }: Keys): Steps => ({
  [on]: (from, count) => (from + 1) % count,
  [back]: (from, count) => (from - 1 + count) % count,
  ...TO_THE_ENDS,
})
