import type { ErrorCode } from '../../../core/index.js'

export const enCommon = {
  problemDetails: 'Details',
  problemWhy: ({ code }: { code: ErrorCode }): string =>
    ({
      'bad-answer': "The server's response couldn't be read.",
      'bad-input': 'The server refused the request.',
      unauthorized: "You're signed out. Sign in and try again.",
      forbidden: "You don't have permission to do this.",
      'not-found': 'This item no longer exists.',
      'not-enough-credits': "There aren't enough licenses.",
      'selection-changed': 'The list has changed.',
      'count-unknown': "Counting couldn't be finished.",
      'rate-limited': 'The server is busy. Wait a moment and try again.',
      unavailable: "The server didn't respond.",
      'too-large': 'This is too large.',
      'not-a-csv': "This isn't a CSV file.",
      unreadable: "This couldn't be read.",
      unsupported: "The server doesn't support this.",
      aborted: 'This was stopped.',
      disposed: 'The page was closed.',
    })[code],
  problemWait: ({ at }: { at: string }): string => `The server asks to wait until ${at}.`,
  problemReason: ({ why }: { why: 'offline' | 'no-api' | 'not-json' }): string =>
    ({
      offline: "You're offline. The page tries again when you're back online.",
      'no-api': "The backup service wasn't found at its address.",
      'not-json': 'Something other than the backup service answered, such as a sign-in page. Reload the page.',
    })[why],
  stalled: 'This is taking longer than usual.',
  noDomain: "This domain doesn't exist. Choose another one.",
  partLoading: 'Loading…',
  partFailed: "This part couldn't be loaded.",
  retry: 'Try again',
  cancel: 'Cancel',
  close: 'Close',
}
