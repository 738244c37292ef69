import { hostname, userInfo } from 'node:os'
import type { Actor } from '../core/internal.js'

/** Returns the account of this machine that runs the command, as the actor of its changes. With sudo, that is the account behind it. */
export const findOperator = (): Actor => {
  const { SUDO_USER } = process.env
  let name = SUDO_USER
  try {
    name ||= userInfo().username
  } catch {
    // Containers may run as a user id without an account.
    name = `user ${process.getuid?.() ?? 'unknown'}`
  }
  return { id: `${name}@${hostname()}`, name: `${name} (command line on ${hostname()})` }
}
