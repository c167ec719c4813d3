import type { IncomingHttpHeaders } from 'node:http';

const SECRET = /^(authorization|cookie|npm-otp|proxy-authorization|x-.*(key|token))$/;

/** Headers as text; of a secret only its scheme is kept, so that a test can tell that there was one. */
export function redactedHeaders(headers: IncomingHttpHeaders): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      const text = String(value);
      return [name, SECRET.test(name) ? `${/^(Bearer|Basic|token) /i.exec(text)?.[0] ?? ''}(redacted)` : text];
    }),
  );
}
