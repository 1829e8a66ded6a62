/** Whether this is a long run: `npm run soak` or `npm run nightly`. */
export const IS_SOAK = Boolean(process.env.WORKBENCH_SOAK)

/** The number of inputs of a property: a few in each run of the tests, and many in a long run. */
export const runs = (few: number, many: number): number => (IS_SOAK ? many : few)
