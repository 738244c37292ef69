import { demoUsage, readDemoOptions } from '../demo-arguments.js'
import { createEmbeddedPage } from '../embedded-page.js'
import { stopOnSignals } from '../process.js'
import { runDemo } from '../run-demo.js'
import { readyLine } from '../run-server.js'
import { type Command, log, print } from './command.js'

const DEFAULT_PORT = 8787

/** `backup-start demo`: a sample tenant with a simulated engine. */
export const command: Command = {
  help: demoUsage('backup-start demo', DEFAULT_PORT),
  async run(args) {
    const options = readDemoOptions(args)
    const serving = await runDemo(options, { ports: [options.port ?? DEFAULT_PORT], createPages: createEmbeddedPage, log })
    stopOnSignals(() => serving.stop(), log)
    print(readyLine(serving, options.basePath))
  },
}
