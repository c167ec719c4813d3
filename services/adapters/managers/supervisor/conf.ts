import { dirname, resolve } from 'node:path';

/** What a configuration file of supervisor says about talking to it. */
export interface Conf {
  readonly socket: string | null;
  /** A password is only here and in the header that is made of it. */
  readonly login: { readonly user: string; readonly password: string } | null;
}

/** Reads the text of a `supervisord.conf`; `%(here)s` and relative paths start from its folder. */
export function readConf(text: string, path: string): Conf {
  const sections = sectionsOf(text, dirname(path));
  const server = sections.get('unix_http_server') ?? new Map<string, string>();
  // The server may keep a hash instead of the password; its own client has the password itself.
  const logins = [sections.get('supervisorctl'), server].flatMap((section) => {
    const [user, password] = [section?.get('username'), section?.get('password')];
    return user && password && !password.startsWith('{') ? [{ user, password }] : [];
  });
  const file = server.get('file');
  const isOpen = !server.get('username');
  return { socket: file ? resolve(dirname(path), file) : null, login: isOpen ? null : (logins[0] ?? null) };
}

function sectionsOf(text: string, here: string): Map<string, Map<string, string>> {
  const sections = new Map<string, Map<string, string>>();
  let section = new Map<string, string>();
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.replace(/(?:^|\s)[;#].*$/, '');
    const header = /^\[([^\]]+)\]/.exec(line)?.[1];
    if (header !== undefined) {
      section = sections.get(header) ?? new Map<string, string>();
      sections.set(header, section);
    }
    const [, key, value] = /^([^=:\s]+)\s*[=:]\s*(.*)$/.exec(header === undefined ? line : '') ?? [];
    if (key !== undefined && value !== undefined) section.set(key.toLowerCase(), expanded(value.trim(), here));
  }
  return sections;
}

function expanded(value: string, here: string): string {
  return value.replaceAll('%(here)s', here).replaceAll('%%', '%');
}
