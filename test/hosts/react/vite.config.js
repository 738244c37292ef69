import { defineConfig } from 'vite'

// Uses React's development build, because only there does StrictMode mount every component twice
export default defineConfig({
  mode: 'development',
  define: { 'process.env.NODE_ENV': '"development"' },
  build: { target: 'es2022', minify: false },
})
