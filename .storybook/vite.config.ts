import { defineConfig } from 'vite'
import { csvWorkerAsset } from '../vite.config.js'

// the root's configuration builds the library; stories need of it only the worker that reads CSV files
export default defineConfig({ plugins: [csvWorkerAsset()], build: { chunkSizeWarningLimit: 4000 } })
