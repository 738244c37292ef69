import { defineConfig } from 'vite'

// the root's configuration builds the library; stories need nothing of it
export default defineConfig({ build: { chunkSizeWarningLimit: 4000 } })
