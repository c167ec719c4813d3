import { baseName } from '#domain/path.ts';

/** Whether a file holds logins by host, as curl and others read them. */
export const isNetrc = (path: string): boolean => /^[._]netrc$/.test(baseName(path));

/** The host of the login at a place of a netrc; null for `default` and in other files. */
export function hostOfLogin(text: string, path: string, at: number): string | null {
  if (!isNetrc(path)) return null;
  return [...text.slice(0, at).matchAll(/\bmachine\s+(\S+)|\bdefault\b/g)].at(-1)?.[1] ?? null;
}
