/** The words of an option that may be given several times, or hold several with commas. */
export function words(value: unknown): readonly string[] {
  const all = Array.isArray(value) ? value : [value];
  return all.flatMap((one) => (typeof one === 'string' ? one.split(',') : [])).filter((one) => one !== '');
}
