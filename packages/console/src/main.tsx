import './styles/index.css'
import { render } from 'preact'
import { Bootstrap } from './bootstrap.tsx'

const root = document.getElementById('root')
if (root) render(<Bootstrap />, root)
