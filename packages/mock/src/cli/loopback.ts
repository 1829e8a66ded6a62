/** Whether a host, as a URL or an option names it, is this machine and nobody else reaches it. */
export const isLoopback = (host: string): boolean => /^(localhost|127(\.\d+){3}|\[?::1\]?)$/.test(host)
