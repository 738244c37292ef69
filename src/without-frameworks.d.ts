// So that `react.ts`, `svelte.ts` and `vue.ts` have something to add to where the frameworks are not installed. Not part of the
// package: there, the frameworks' own types are what they add to.
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {}
  }
}
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
