import { urlPart } from '#domain/release/url-part.ts';

/** A static badge in a text: words of its address, and where its message stands. */
export interface Badge {
  readonly label: string;
  readonly message: string;
  /** Of the message as it is written in the address. */
  readonly start: number;
  readonly end: number;
  /** How a message is written there. */
  readonly write: (message: string) => string;
}

const SHIELDS = /https?:\/\/img\.shields\.io\/badge\/([^\s)"'<>?\]]{1,300})/gi;
const SHIELDS_QUERY =
  /https?:\/\/img\.shields\.io\/(?:static\/v1|badge\/[^\s)"'<>?\]]{0,300})\?([^\s)"'<>\]]{1,500})/gi;
const BADGEN =
  /https?:\/\/(?:flat\.)?badgen\.net\/badge\/([^\s)"'<>?/\]]{1,200})\/([^\s)"'<>?/\]]{1,200})(?=[/?\s)"'<>\]]|$)/gi;
/** Label, message and colour with single dashes between; a doubled dash is one of the text. */
const PARTS = /^((?:[^-]|--)+)-((?:[^-]|--)+)-((?:[^-.]|--)+)(?:\.(?:svg|png))?$/;
/** What somebody writes who does not double the dashes of a prerelease; the badge shows nonsense then. */
const UNESCAPED = /^([^-]+)-(v?\d+\.\d+\.\d+-[\w.-]+)-([a-z]+|[\da-f]{6})(?:\.(?:svg|png))?$/i;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The words behind a part of a shields.io path: `--` is a dash, `__` an underscore, `_` a space. */
function plain(part: string): string {
  return decoded(part).replaceAll(/--|__|_/g, (mark) => (mark === '--' ? '-' : mark === '__' ? '_' : ' '));
}

/** Text as a part of a shields.io path. */
export function badgeText(text: string): string {
  return urlPart(text.replaceAll('-', '--').replaceAll('_', '__'));
}

function shields(text: string): readonly Badge[] {
  return [...text.matchAll(SHIELDS)].flatMap(({ index, 0: address, 1: path = '' }) => {
    const [, label = '', message] = PARTS.exec(path) ?? UNESCAPED.exec(path) ?? [];
    if (message === undefined) return [];
    const start = index + address.length - path.length + label.length + 1;
    return [{ label: plain(label), message: plain(message), start, end: start + message.length, write: badgeText }];
  });
}

function queried(text: string): readonly Badge[] {
  return [...text.matchAll(SHIELDS_QUERY)].flatMap(({ index, 0: address, 1: query = '' }) => {
    const base = index + address.length - query.length;
    const value = (name: string) => new RegExp(`(?:^|[&;])${name}=([^&]*)`, 'd').exec(query);
    const message = value('message');
    const [from, to] = message?.indices?.[1] ?? [];
    if (message === null || from === undefined || to === undefined) return [];
    const words = (part: string) => decoded(part.replaceAll('+', ' '));
    const label = words(value('label')?.[1] ?? '');
    return [{ label, message: words(message[1] ?? ''), start: base + from, end: base + to, write: urlPart }];
  });
}

function badgen(text: string): readonly Badge[] {
  return [...text.matchAll(BADGEN)].map(({ index, 0: address, 1: label = '', 2: message = '' }) => {
    const end = index + address.length;
    const start = end - message.length;
    return { label: decoded(label), message: decoded(message), start, end, write: urlPart };
  });
}

/** Every static badge of shields.io and badgen.net in a text. Dynamic ones ask a registry themselves and are none. */
export function staticBadges(text: string): readonly Badge[] {
  return [...shields(text), ...queried(text), ...badgen(text)].toSorted((a, b) => a.start - b.start);
}
