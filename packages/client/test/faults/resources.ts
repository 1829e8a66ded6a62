/** What keeps this process alive but its pipes to its parent, once what is being closed is closed. */
export function activeResources(): Promise<string[]> {
  return new Promise(resolve => {
    setImmediate(() =>
      setImmediate(() => resolve(process.getActiveResourcesInfo().filter(each => each !== 'PipeWrap'))),
    )
  })
}
