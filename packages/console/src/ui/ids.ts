/** The id of the main element of each view, for the link that skips the header. */
export const MAIN_ID = 'main'
