const field = (type: number, text: string): Buffer =>
  Buffer.concat([Buffer.from([type, text.length]), Buffer.from(text, 'latin1')]);
const GROUP = Buffer.from([0]);

/** A token in the form of PyPI's (libmacaroons v2): location, identifier, caveats, signature. It is accepted by nobody. */
export function pypiToken(caveats: readonly unknown[], location = 'pypi.org'): string {
  const head = [field(1, location), field(2, 'd9f3c1de'), GROUP];
  const each = caveats.flatMap((caveat) => [field(2, JSON.stringify(caveat)), GROUP]);
  const body = Buffer.concat([Buffer.from([2]), ...head, ...each, GROUP, field(6, 'x'.repeat(32))]);
  return `pypi-${body.toString('base64url')}`;
}
