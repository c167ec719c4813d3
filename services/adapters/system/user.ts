import { userInfo } from 'node:os';

/** The account's name; the number of a user without an account. */
export function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? 'unknown');
  }
}
