const PRIVATE = [
  /^localhost$/,
  /\.localhost$/,
  /^127\./,
  /^10\./,
  /^192\.168\./,
  /^169\.254\./,
  /^172\.(?:1[6-9]|2\d|3[01])\./,
  /^0\./,
  /^::1?$/,
  /^f[cd]/,
  /^fe[89ab]/,
];

/** Whether a host is written as an address of this machine or of a private network. Names say nothing. */
export function isPrivateHost(host: string): boolean {
  const bare = host
    .toLowerCase()
    .replaceAll(/^\[|\]$/g, '')
    .replace(/^::ffff:/, '');
  const isAddress = bare.includes(':') || /^[\d.]+$/.test(bare);
  return PRIVATE.some((pattern) => pattern.test(bare)) && (isAddress || bare.endsWith('localhost'));
}
