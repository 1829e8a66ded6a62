import { useAppState } from '../state/app-state.ts'

/** The age at which a key is due for rotation. */
export function RotateAfterField() {
  const { rotateAfter } = useAppState()
  return (
    <label>
      <span>Rotate keys after (days)</span>
      <input
        type="number"
        min={1}
        max={3650}
        value={rotateAfter.value}
        onChange={({ currentTarget }) => {
          if (currentTarget.checkValidity()) rotateAfter.value = currentTarget.valueAsNumber
          else currentTarget.value = String(rotateAfter.value)
        }}
      />
    </label>
  )
}
