import 'backup-start/define'
import { StrictMode } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { Portal } from './portal.js'

const portal = (
  <StrictMode>
    <Portal />
  </StrictMode>
)
// server-rendered markup is hydrated
if (document.body.querySelector('main') === null) createRoot(document.body).render(portal)
else hydrateRoot(document.body, portal)
