export { type SimulatedEngineOptions, simulatedEngine } from './engines/simulated/simulated-engine.js'
