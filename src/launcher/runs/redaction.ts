import { createRedactor } from '#domain/redact/redactor.ts';
import type { Redaction } from '#services/procedures/engine/host.ts';

const redactor = createRedactor({ env: process.env });

/** Takes secrets out of what one program prints: the variables of this process, and whatever looks like one. */
export const redaction = (): Redaction => redactor.stream();
