/** Returns a built-in Node module. Browser bundlers could not resolve an import of it. */
export type GetBuiltin = typeof process.getBuiltinModule

export const getBuiltin: GetBuiltin | undefined = globalThis.process?.getBuiltinModule
