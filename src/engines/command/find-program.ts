import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'

/**
 * Checks that a program exists and can be executed: a path, or a name in PATH.
 *
 * @throws the error of the system: ENOENT or EACCES
 */
export const findProgram = async (command: string): Promise<void> => {
  if (command.includes('/')) return access(command, constants.X_OK)
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const isHere = await access(join(folder, command), constants.X_OK).then(
      () => true,
      () => false,
    )
    if (isHere) return
  }
  throw Object.assign(new Error(`${command} is not in PATH`), { code: 'ENOENT' })
}
