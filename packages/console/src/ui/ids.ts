/** The id of each view's main element, for the link that skips the header. */
export const MAIN_ID = 'main'
