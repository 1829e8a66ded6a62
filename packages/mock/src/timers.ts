/**
 * The timers as they are when the mock is loaded, before a test puts some of its own in their place, on which nothing here is to
 * wait. There is no `setImmediate` in a browser, nor what needs it.
 */
export const { setTimeout, clearTimeout, setImmediate } = globalThis
