/** Spellings in which a leaked value could be written. Made by node itself, not by the code that hides them. */
export function spellings(value: string): ReadonlyMap<string, string> {
  const bytes = Buffer.from(value);
  const inner = (before: number): string => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const whole = (before + bytes.length) % 3 === 0;
    return text.slice(before === 0 ? 0 : before + 1, whole ? undefined : -1);
  };
  return new Map([
    ['plain', value],
    ['json', JSON.stringify(value).slice(1, -1)],
    ['url', encodeURIComponent(value)],
    ['hex', bytes.toString('hex')],
    ['HEX', bytes.toString('hex').toUpperCase()],
    ...[0, 1, 2].map((before) => [`base64+${before}`, inner(before)] as const),
    ...[0, 1, 2].map(
      (before) => [`base64url+${before}`, inner(before).replaceAll('+', '-').replaceAll('/', '_')] as const,
    ),
  ]);
}
