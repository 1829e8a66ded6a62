import { type Theme, useData } from 'vitepress'
import theme from 'vitepress/theme-without-fonts'
import { watchPostEffect } from 'vue'
import './style.css'

export default {
  extends: theme,
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
