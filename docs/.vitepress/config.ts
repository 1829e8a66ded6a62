import { defineConfig } from 'vitepress'
import llmstxt from 'vitepress-plugin-llms'
import { REPOSITORY, SITE } from '../../scripts/docs/links.ts'
import { GUIDES, REFERENCE } from './sidebar.ts'

/** The path at which the site is served. */
const { DOCS_BASE = '/' } = process.env

const LLMS: Parameters<typeof llmstxt>[0] = {
  domain: new URL(SITE).origin,
  sidebar: () => [...GUIDES, ...REFERENCE],
  ignoreFiles: ['tables/**', 'snippets/**'],
  injectLLMHint: false,
}

export default defineConfig({
  title: 'Workbench SDK',
  description: 'A typed client, a mock and key rotation for the service accounts and API keys of Expel Workbench',
  base: DOCS_BASE,
  lang: 'en-US',
  cleanUrls: true,
  // Parts of other pages.
  srcExclude: ['tables/**', 'snippets/**'],
  head: [['link', { rel: 'icon', type: 'image/svg+xml', href: `${DOCS_BASE}icon.svg` }]],
  vite: {
    // llms.txt, and each page as Markdown, with its snippets and tables. The types are those of another Vite.
    plugins: [llmstxt(LLMS) as never],
    build: { chunkSizeWarningLimit: 3_000 },
  },
  markdown: { theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' } },
  themeConfig: {
    logo: '/icon.svg',
    nav: [
      { text: 'Guides', link: '/start/integrate', activeMatch: '^/(start|client|rotate|mock|migrate)/' },
      { text: 'Reference', link: '/reference/api/client', activeMatch: '^/reference/' },
      { text: 'Accuracy', link: '/accuracy/', activeMatch: '^/accuracy/' },
      { text: 'Playground', link: '/playground' },
    ],
    sidebar: {
      '/reference/': REFERENCE,
      '/accuracy/': REFERENCE,
      '/project/': REFERENCE,
      '/decisions/': REFERENCE,
      '/': GUIDES,
    },
    outline: [2, 3],
    search: { provider: 'local' },
    socialLinks: [{ icon: 'github', link: REPOSITORY }],
    footer: { message: `MIT License. Not affiliated with Expel. <a href="${DOCS_BASE}llms.txt">llms.txt</a>` },
  },
})
