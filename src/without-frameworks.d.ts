// `svelte.ts` and `vue.ts` extend these modules. This repository does not install the frameworks, so it declares them here. The package does
// not contain this file: the frameworks' own types apply there.
declare module 'svelte/elements' {
  export interface HTMLAttributes<E extends EventTarget> {
    'bind:this'?: E
  }
  interface SvelteHTMLElements {}
}
declare module 'vue' {
  export interface HTMLAttributes {}
  export interface PublicProps {}
  export type EmitFn<T> = T
  interface GlobalComponents {}
}
