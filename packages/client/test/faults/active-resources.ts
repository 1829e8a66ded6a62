/** Returns the resources that keep this process alive, except the pipes to its parent. Waits until closing handles are closed. */
export function activeResources(): Promise<string[]> {
  return new Promise(resolve => {
    setImmediate(() =>
      setImmediate(() => resolve(process.getActiveResourcesInfo().filter(each => each !== 'PipeWrap'))),
    )
  })
}
