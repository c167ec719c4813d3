import { base64, hex, utf8 } from './bytes.ts';

/** Shorter values are words of ordinary text (semantic-release hides from 5 on). */
export const LEAST = 5;
/** A line of a longer value that is worth hiding alone. */
const LEAST_LINE = 12;

/**
 * Every spelling in which a secret may be printed: as it is, escaped for JSON (once, twice), for a shell and for
 * addresses, as hexadecimal and as base64 at each of the three places where it may begin inside a longer text; of a
 * value of several lines also each line. Empty for values that are too short to hide.
 */
export function formsOf(value: string): string[] {
  const lines = value.includes('\n') ? value.split(/\r?\n/).map((line) => line.trim()) : [];
  const whole = value.trim();
  const parts = [value, whole, ...lines.filter((line) => line.length >= LEAST_LINE)];
  if (whole.length < LEAST) return [];
  const forms = new Set(parts.flatMap((part) => [part, ...escaped(part), ...encoded(part)]));
  return [...forms].filter((form) => form.length >= LEAST);
}

function escaped(text: string): string[] {
  const json = inJson(text);
  const address = encodeURIComponent(text.toWellFormed());
  const addresses = [address, encodeURI(text.toWellFormed()), address.replaceAll('%20', '+')];
  return [
    json,
    inJson(json),
    json.replaceAll('/', String.raw`\/`),
    json.replaceAll(/[^\0-\x7f]/g, (unit) => String.raw`\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
    text.replaceAll("'", String.raw`'\''`),
    text.replaceAll('\n', '\r\n'),
    ...addresses,
    ...addresses.map((form) => form.replaceAll(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())),
  ];
}

function encoded(text: string): string[] {
  const bytes = utf8(text);
  const digits = hex(bytes);
  const shifted = [0, 1, 2].map((before) => innerBase64(bytes, before));
  return [digits, digits.toUpperCase(), ...shifted.flatMap((form) => [form, urlSafe(form)])];
}

/** The digits that belong to these bytes alone when so many other bytes come before them. */
function innerBase64(bytes: readonly number[], before: number): string {
  const text = base64([...Array.from({ length: before }, () => 0), ...bytes]);
  const shared = (before + bytes.length) % 3 === 0 ? 0 : 1;
  return text.slice(before === 0 ? 0 : before + 1, text.length - shared);
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function urlSafe(text: string): string {
  return text.replaceAll('+', '-').replaceAll('/', '_');
}
