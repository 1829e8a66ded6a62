import { type Theme, useData } from 'vitepress'
import theme from 'vitepress/theme-without-fonts'
import { watchPostEffect } from 'vue'
import { Recording } from './recording.ts'
import 'asciinema-player/dist/bundle/asciinema-player.css'
import './style.css'

export default {
  extends: theme,
  enhanceApp({ app }) {
    app.component('Recording', Recording)
  },
  setup() {
    const { frontmatter } = useData()
    // The default theme has no main element on the landing page.
    watchPostEffect(() => {
      const content = document.getElementById('VPContent')
      if (frontmatter.value.layout === 'home') content?.setAttribute('role', 'main')
      else content?.removeAttribute('role')
    })
  },
} satisfies Theme
