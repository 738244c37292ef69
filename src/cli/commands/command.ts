/** A subcommand of `backup-start`. */
export interface Command {
  /** Text of `backup-start NAME --help`. */
  help: string
  /** Runs the command. Rejects with a usage error if the user made a mistake. */
  run(args: readonly string[]): Promise<void>
}

/** Writes one line for the operator to standard error. */
export const log = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

/** Writes text to standard output, where scripts may read it. */
export const print = (text: string): void => {
  process.stdout.write(text)
}
