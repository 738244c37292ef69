import { StrictMode } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { Portal } from './portal.js'

const portal = (
  <StrictMode>
    <Portal />
  </StrictMode>
)
// server-rendered markup is hydrated
const root = document.querySelector('#root') as HTMLElement
if (root.hasChildNodes()) hydrateRoot(root, portal)
else createRoot(root).render(portal)
