import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { exactFinder } from '#domain/redact/exact.ts';
import { patientStream } from '#domain/redact/patient.ts';
import { createRedactor } from '#domain/redact/redactor.ts';
import { ManualClock } from '#services/fakes/clock.ts';

const SECRET = 'Xy9mN2kL8pQ4vR7sT1uW6eY3rE5tU2iO';

function looking(value = SECRET) {
  const clock = new ManualClock();
  const values = [{ name: 'memory/main', value }];
  const out = { text: '' };
  const patient = patientStream({
    stream: createRedactor({ values }).stream(),
    exact: exactFinder(values),
    write: (text) => void (out.text += text),
    after: (ms, callback) => clock.after(ms, callback),
  });
  return { clock, patient, out };
}

describe('what a program prints while a person looks on', () => {
  it('shows a prompt after a moment, and what is typed at it', () => {
    const { clock, patient, out } = looking();
    patient.push('Password:');
    expect(out.text).toBe('');
    clock.advance(40);
    expect(out.text).toBe('Password:');
    for (const letter of 'lsX') {
      patient.push(letter);
      clock.advance(40);
    }
    expect(out.text).toBe('Password:lsX');
    patient.push('y it is\n');
    expect(out.text).toBe('Password:lsXy it is\n');
  });

  it('waits longer for what looks like some token', () => {
    const { clock, patient, out } = looking();
    patient.push('token ghp_');
    clock.advance(300);
    expect(out.text).toBe('token ');
    clock.advance(200);
    expect(out.text).toBe('token ghp_');
  });

  it('never shows more than three letters of a value, however slowly it comes', () => {
    const { clock, patient, out } = looking();
    for (const letter of `a ${SECRET} b`) {
      patient.push(letter);
      clock.advance(10_000);
    }
    patient.end();
    expect(out.text).toBe('a Xy9[redacted memory/main] b');
  });

  it('hides a value however it is cut and whenever its pieces come', () => {
    const piece = fc.record({ size: fc.integer({ min: 1, max: 9 }), pause: fc.constantFrom(0, 39, 41, 500) });
    fc.assert(
      fc.property(fc.array(piece, { minLength: 80, maxLength: 80 }), fc.nat({ max: 6 }), (pieces, before) => {
        const { clock, patient, out } = looking();
        const text = `${'Xy9mNX'.slice(0, before)} one ${SECRET} two X${SECRET}\n`;
        let at = 0;
        for (const { size, pause } of pieces) {
          patient.push(text.slice(at, at + size));
          at += size;
          clock.advance(pause);
        }
        patient.push(text.slice(at));
        patient.end();
        expect(out.text).not.toContain(SECRET.slice(3, 9));
        expect(out.text).toMatch(/^X?y?9?m?N?X? one (?:X|Xy|Xy9)?\[redacted .+ two X?(?:X|Xy|Xy9)?\[redacted .+\]\n$/s);
      }),
    );
  });
});
