/** Whether a header `accept` has a place for something, by the media ranges that take it. */
export function takes(accept: string, ranges: RegExp): boolean {
  return accept.split(',').some(range => {
    const [type = '', ...parameters] = range.split(';').map(part => part.trim().toLowerCase())
    return ranges.test(type) && parameters.every(parameter => /^q=(0\.\d*[1-9]|1)/.test(parameter))
  })
}
