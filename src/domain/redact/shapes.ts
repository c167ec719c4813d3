import type { Span } from './spans.ts';

interface Shape {
  readonly name: string;
  /** Two groups: what stays, and the secret. Every repetition is bounded or is the last part, so that it stays linear. */
  readonly pattern: RegExp;
}

const shape = (name: string, pattern: RegExp): Shape => ({ name, pattern });
const HEADER = 'proxy-authorization|authorization|x-api-key|x-auth-token|private-token|job-token|npm-otp';
const SCHEME = 'bearer|basic|token|digest|negotiate';
const BETWEEN = String.raw`\\?["']?[ \t]{0,8}[:=][ \t]{0,8}\\?["']?`;

/** What tells by itself that it is a secret. The most exact ones first: the first name is the one that is shown. */
const TOKENS: readonly Shape[] = [
  shape('anthropic-key', /()(sk-ant-[\w-]{16,})/g),
  shape('github-token', /()((?:gh[pousr]_|github_pat_)\w{16,})/g),
  shape('gitlab-token', /()(gl(?:pat|dt|rt|ptt|cbt)-[\w.-]{16,})/g),
  shape('npm-token', /()(npm_[A-Za-z0-9]{30,})/g),
  shape('pypi-token', /()(pypi-A[\w-]{32,})/g),
  shape('docker-token', /()(dckr_(?:pat|oat)_[\w-]{16,})/g),
  shape('slack-token', /()(xox[a-z]-[\w-]{10,})/g),
  shape('slack-webhook', /(hooks\.slack\.com\/(?:services|workflows)\/)([\w/-]{16,})/g),
  shape('google-key', /()(AIza[\w-]{30,})/g),
  shape('aws-key', /(?<![A-Za-z0-9])()((?:AKIA|ASIA)[A-Z0-9]{16})(?![A-Za-z0-9])/g),
  shape('stripe-key', /()((?:sk|rk)_(?:live|test)_[A-Za-z0-9]{16,})/g),
  shape('memory-key', /()(m0sk_[\w-]{16,})/g),
  shape('openai-key', /(?<![\w-])()(sk-[\w-]{20,})/g),
  shape('jwt', /(?<![\w-])()(eyJ[\w-]{8,2000}\.[\w-]{8,}(?:\.[\w-]*)?)/g),
];

/** What only its surroundings make a secret. */
const ANNOUNCED: readonly Shape[] = [
  shape('url-credentials', /(:\/\/[^\s/?#@:"'<>`]{0,256}:)([^\s/"'<>`]{1,512}(?=@))/g),
  shape('url-credentials', /(:\/\/)([^\s/?#@:"'<>`]{20,512}(?=@))/g),
  shape(
    'url-parameter',
    /([?&;](?:access_token|auth_token|token|api_?key|secret|password|sig|signature)=)([^\s&#"'<>]{6,})/gi,
  ),
  shape('authorization', new RegExp(`((?:${HEADER})${BETWEEN}(?:${SCHEME})[ \\t]{1,8})([^\\s"'\\\\]{4,})`, 'gi')),
  shape('authorization', new RegExp(`((?:${HEADER})${BETWEEN})([^\\s"'\\\\]{16,})`, 'gi')),
  shape('authorization', /(\bbearer[ \t]{1,8})([\w.~+/=-]{16,})/gi),
  shape('npm-auth', /(\b_(?:authToken|auth|password)[ \t]{0,8}=[ \t]{0,8}["']?)([^\s"']{6,})/g),
  shape('one-time-password', /(--otp[= ])(\d{6,8})/g),
];

/** Something of every token is in here, as it is spelled: looked for in any case it takes several times as long. */
const TOKEN_HINT =
  /sk-|gh[pousr]_|github_pat_|gl(?:pat|dt|rt|ptt|cbt)-|npm_|pypi-|dckr_|xox[a-z]-|hooks\.slack|AIza|AKIA|ASIA|[sr]k_|eyJ/;

/**
 * Something of every shape is in here, and in few lines that hold no secret: what follows a log looks at ten thousand lines
 * a second, one after the other by each shape would take a fifth of a processor.
 */
const HINT = new RegExp(
  [
    TOKEN_HINT.source,
    '://|(?:token|key|secret|password|sig|signature)=',
    `${HEADER}|bearer|_auth|_password|--otp`,
  ].join('|'),
  'i',
);

/** The end of a line after which a secret may follow that only its beginning tells apart. */
const BEGUN = new RegExp(
  `(?:${HEADER}|bearer|_authtoken|_auth|_password|--otp)\\\\?["']?[ \\t]{0,8}[:=]?[ \\t]{0,8}\\\\?["']?(?:(?:${SCHEME})[ \\t]{0,8})?$`,
  'i',
);
const LOOK_BACK = 128;

/** Tokens by the way they are made, whatever surrounds them. */
export function tokensIn(text: string): Span[] {
  return TOKEN_HINT.test(text) ? matching(TOKENS, text) : [];
}

/** Parts of a text that look like secrets. */
export function shapesIn(text: string): Span[] {
  return HINT.test(text) ? [...matching(TOKENS, text), ...matching(ANNOUNCED, text)] : [];
}

function matching(shapes: readonly Shape[], text: string): Span[] {
  return shapes.flatMap(({ name, pattern }) =>
    [...text.matchAll(pattern)].map(({ index, 1: kept = '', 2: hidden = '' }) => {
      const from = index + kept.length;
      return { since: index, from, to: from + hidden.length, name };
    }),
  );
}

/** Where the end of a text begins that may be a part of a secret not seen whole: its last word, and what announces it. */
export function heldFrom(text: string, atMost: number): number {
  let word = text.length;
  while (word > 0 && text.length - word <= atMost && text.charCodeAt(word - 1) > 32) word -= 1;
  const start = Math.max(0, word - LOOK_BACK);
  const found = BEGUN.exec(text.slice(start, word));
  return found ? start + found.index : word;
}
