import type { ErrorCode } from '../../../core/index.js'

export const enCommon = {
  problemDetails: 'Details',
  problemWhy: ({ code }: { code: ErrorCode }): string =>
    ({
      'bad-answer': 'The backend gave an answer that could not be read.',
      'bad-input': 'The backend refused what was asked.',
      unauthorized: 'You are not signed in any more. Sign in again, then try again.',
      forbidden: 'You are not allowed to do this.',
      'not-found': 'It is not there any more.',
      'not-enough-credits': 'There are not enough credits.',
      'selection-changed': 'The selection has changed.',
      'count-unknown': 'The count could not be finished.',
      'rate-limited': 'The backend is busy. Wait a moment, then try again.',
      unavailable: 'The backend did not answer.',
      'too-large': 'It is too large.',
      'not-a-csv': 'It is not a CSV file.',
      unreadable: 'It could not be read.',
      unsupported: 'The backend does not offer this.',
      aborted: 'It was stopped.',
      disposed: 'The page was closed.',
    })[code],
  stalled: 'This takes longer than usual.',
  noDomain: 'This domain is not there. Choose another one.',
  partLoading: 'Loading…',
  partFailed: 'This could not be loaded.',
  retry: 'Try again',
  cancel: 'Cancel',
  close: 'Close',
} as const
