import { useSignal } from '@preact/signals'
import type { FunctionComponent } from 'preact'
import { useEffect } from 'preact/hooks'
import { type Trouble, troubleOf } from '../state/trouble.ts'
import { TroubleBox } from './trouble-box.tsx'

type Loaded =
  | { readonly Component: FunctionComponent; readonly trouble?: undefined }
  | { readonly Component?: undefined; readonly trouble: Trouble }

/** A part of the page that is loaded when it is needed. */
export function Later({ load }: { readonly load: () => Promise<FunctionComponent> }) {
  const loaded = useSignal<Loaded | undefined>(undefined)
  useEffect(() => {
    load().then(
      Component => (loaded.value = { Component }),
      error => (loaded.value = { trouble: troubleOf(error) }),
    )
  }, [load, loaded])
  if (!loaded.value) return <p role="status">Loading…</p>
  if (loaded.value.trouble) return <TroubleBox trouble={loaded.value.trouble} />
  const { Component } = loaded.value
  return <Component />
}
