import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig, type UserConfig } from 'vite'

const { dependencies } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')) as {
  dependencies: Record<string, string>
}
const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const external = (id: string): boolean => Object.keys(dependencies).some((name) => id === name || id.startsWith(`${name}/`))

/** What `package.json` exports, each as a file of its own beside the modules it is made of. */
const library: UserConfig = {
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    lib: {
      entry: {
        index: at('src/index.ts'),
        elements: at('src/elements.ts'),
        define: at('src/define.ts'),
        'adapters/memory/index': at('src/adapters/memory/index.ts'),
        'testing/index': at('src/testing/index.ts'),
        'components/messages/en': at('src/components/messages/en.ts'),
      },
      formats: ['es'],
    },
    rolldownOptions: { external, output: { preserveModules: true, preserveModulesRoot: 'src', entryFileNames: '[name].js' } },
  },
}

/** The demo portal: `vite` serves it, `vite build --mode demo` writes it to be served by anything. */
const demo: UserConfig = {
  root: at('src/demo'),
  cacheDir: at('node_modules/.vite-demo'),
  server: { port: 5173, strictPort: false },
  build: { target: 'es2022', outDir: at('dist-demo'), emptyOutDir: true },
}

export default defineConfig(({ mode, command }) => (command === 'serve' || mode === 'demo' ? demo : library))
