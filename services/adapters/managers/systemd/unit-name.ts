/** What systemd allows in the name of a unit; a pattern such as `*` would silently mean many. */
const VALID = /^[A-Za-z0-9:_.\\@-]{1,255}$/;
const TYPED = /\.(?:service|socket|target|timer|path|mount|slice|scope)$/;
/** `worker@.service` is a form to make units of, and none itself. */
const TEMPLATE = /@\.[a-z]+$/;

/** The full name of a unit; null when there can be no unit of that name. */
export function unitName(name: string): string | null {
  const full = TYPED.test(name) ? name : `${name}.service`;
  return VALID.test(full) && !full.startsWith('-') && !full.startsWith('.') && !TEMPLATE.test(full) ? full : null;
}

/** The name as people say it: services lose their ending. */
export function shortName(name: string): string {
  return name.replace(/\.service$/, '');
}
