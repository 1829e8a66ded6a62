/** Makes the browser ask for confirmation before the page is left, until the returned function is called. */
export function confirmLeave(): () => void {
  const ask = (uiEvent: BeforeUnloadEvent) => uiEvent.preventDefault()
  addEventListener('beforeunload', ask)
  return () => removeEventListener('beforeunload', ask)
}
