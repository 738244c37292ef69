import { defineConfig } from 'vite'

// React's development build: only there does StrictMode mount everything twice
export default defineConfig({
  mode: 'development',
  define: { 'process.env.NODE_ENV': '"development"' },
  build: { target: 'es2022', minify: false },
})
