/** What every host is served under, with the names of Trusted Types policies it needs more. No nonce, nothing inline, no eval. */
export const policyWith = (names = []) =>
  `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; ` +
  `require-trusted-types-for 'script'; trusted-types ${['lit-html', 'backup-start', ...names].join(' ')}`
