import './styles/page.css'
import { render } from 'preact'
import { Door } from './door.tsx'

const page = document.getElementById('page')
if (page) render(<Door />, page)
