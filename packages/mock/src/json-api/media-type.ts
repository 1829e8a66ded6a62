/** What documents are sent as, in both directions. */
export const JSON_API = 'application/vnd.api+json'
