export function Workshop() {
  return <aside id="workshop" />
}
