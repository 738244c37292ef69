export { type SampleDirectoryOptions, sampleDirectory } from './directories/sample/sample-directory.js'
