// So that `react.ts` has something to add to where React is not installed. Not part of the package: there, React's own
// types are what it adds to.
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {}
  }
}
