import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { useAppState } from '../../state/app-state.ts'
import { isAbort } from '../../state/error-view.ts'
import { message } from '../../state/message.ts'
import { downloadFile } from '../../ui/download-file.ts'
import type { KeyFilters } from '../key-filters.ts'
import { keyConditions, toListQuery } from './key-query.ts'

/** Downloads all keys that match the filters, not only those on the current page. */
export function CsvDownload({ filters }: { readonly filters: KeyFilters }) {
  const app = useAppState()
  const progress = useSignal<string | undefined>(undefined)
  const abort = useRef<AbortController | undefined>(undefined)
  useEffect(() => () => abort.current?.abort(), [])

  async function readKeys(threshold: number, now: number, signal: AbortSignal) {
    const keys = []
    const query = toListQuery(keyConditions(filters, threshold, now))
    for await (const { items, total } of app.workbench.value.apiKeys.list(query, { signal }).pages()) {
      keys.push(...items)
      progress.value = `Reading ${keys.length.toLocaleString('en')} of ${total?.toLocaleString('en')} keys…`
    }
    return keys
  }

  async function download(): Promise<void> {
    const [threshold, now] = [app.rotateAfter.value, app.clock.now.value]
    abort.current = new AbortController()
    const { signal } = abort.current
    progress.value = 'Reading…'
    await app.attempt(async () => {
      try {
        const [keys, { toCsv }] = await Promise.all([readKeys(threshold, now, signal), import('./key-csv.ts')])
        const date = new Date(now).toISOString().slice(0, 10)
        downloadFile(`api-keys-${date}.csv`, toCsv(keys, { threshold, now }), 'text/csv')
        app.showToast(
          message`Downloaded ${{ text: keys.length.toLocaleString('en') }} ${{ text: keys.length === 1 ? 'key' : 'keys' }}.`,
        )
      } catch (cause) {
        if (!isAbort(cause)) throw cause
      }
    })
    progress.value = undefined
  }

  const isReading = progress.value !== undefined
  return (
    <>
      <p class="muted" role="status">
        {progress.value}
      </p>
      <div class="button-row">
        <button type="button" onClick={() => (isReading ? abort.current?.abort() : void download())}>
          {isReading ? 'Cancel download' : 'Download CSV'}
        </button>
      </div>
    </>
  )
}
