export { type CommandEngineOptions, commandEngine } from './engines/command/command-engine.js'
