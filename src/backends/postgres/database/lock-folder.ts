import { open, readFile, rm } from 'node:fs/promises'
import { BackupError } from '../../../core/internal.js'

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // there is such a process, of somebody else
    return (error as { code?: unknown }).code === 'EPERM'
  }
}

/** Takes a folder for this process alone: two on the same files would destroy them. Resolves to what gives it back. */
export const lockFolder = async (folder: string): Promise<() => Promise<void>> => {
  const path = `${folder}/in-use-by`
  for (;;) {
    try {
      const file = await open(path, 'wx')
      await file.writeFile(String(process.pid))
      await file.close()
      return () => rm(path, { force: true })
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'EEXIST') throw error
    }
    const pid = Number(await readFile(path, 'utf8').catch(() => ''))
    if (pid > 0 && pid !== process.pid && isRunning(pid)) {
      throw new BackupError(
        'unavailable',
        `process ${pid} is using the folder ${folder}: end it, or name another folder. Several processes need a PostgreSQL server (DATABASE_URL)`,
        { retryable: false },
      )
    }
    // whoever held it has died without giving it back
    await rm(path, { force: true })
  }
}
