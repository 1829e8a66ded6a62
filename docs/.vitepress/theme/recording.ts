import { withBase } from 'vitepress'
import { defineComponent, h, onBeforeUnmount, onMounted, ref } from 'vue'

/** Plays a recording of a terminal from `public/recordings`. */
export const Recording = defineComponent({
  props: { name: { type: String, required: true } },
  setup({ name }) {
    const element = ref<HTMLElement | null>(null)
    let dispose: (() => void) | undefined
    onMounted(async () => {
      const { create } = await import('asciinema-player')
      // The reader has opened another page before the player was loaded.
      if (element.value === null) return
      const player = create(withBase(`/recordings/${name}.cast`), element.value, {
        poster: 'npt:0:30',
        idleTimeLimit: 2,
        fit: 'width',
        terminalFontFamily: 'var(--vp-font-family-mono)',
      })
      dispose = () => player.dispose()
    })
    onBeforeUnmount(() => dispose?.())
    return () => h('div', { ref: element, class: 'recording' })
  },
})
