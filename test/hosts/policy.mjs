/** The policy of every host, plus the Trusted Types names that its framework needs. It allows no nonce, no inline code and no eval. */
export const policyWith = (names = []) =>
  `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; ` +
  `require-trusted-types-for 'script'; trusted-types ${['lit-html', 'backup-start', ...names].join(' ')}`
