/** Whether nobody between can read what is sent there: https, or this very machine. */
export function isPrivateWay(protocol: string, hostname: string): boolean {
  return protocol === 'https:' || isLoopback(hostname);
}

/** `localhost`, 127.0.0.0/8 and ::1. */
export function isLoopback(hostname: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i.test(hostname);
}
