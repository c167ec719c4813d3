import { readFileSync } from 'node:fs';

/** The example of the guide, byte for byte. */
export const GUIDE = readFileSync('test/fixtures/learnings/guide.yaml.txt', 'utf8');
