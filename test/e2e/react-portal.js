// The portal of react.test.mjs: one component whose props the test replaces.
import { createElement, StrictMode, useEffect, useRef, useState } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { createHttpAdapter } from '../../dist/http.js'
import { BackupStartPage } from '../../dist/react.js'

window.told = { domains: [], ref: undefined }
const adapter = createHttpAdapter({ baseUrl: '/api' })

const Portal = () => {
  const page = useRef(null)
  const [props, setProps] = useState({ confirmAbove: 7, hidden: false })
  useEffect(() => {
    window.told.ref = page.current?.localName
    window.setProps = setProps
  }, [])
  const onBackupScopeChange = ({ detail }) => window.told.domains.push(detail.scope.domainId)
  return createElement(BackupStartPage, { ref: page, adapter, className: 'tall', onBackupScopeChange, ...props })
}

const root = document.querySelector('#root')
const portal = createElement(StrictMode, null, createElement(Portal))
if (root.hasChildNodes()) hydrateRoot(root, portal)
else createRoot(root).render(portal)
