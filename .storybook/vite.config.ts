import { defineConfig } from 'vite'
import { csvWorkerAsset } from '../vite.config.js'

// stories need only the CSV worker plugin of the root configuration
export default defineConfig({ plugins: [csvWorkerAsset()], build: { chunkSizeWarningLimit: 4000 } })
