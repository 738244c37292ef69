import { defineElements } from './components/index.js'

defineElements()
