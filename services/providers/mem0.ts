import { mem0Keys } from './mem0/keys.ts';
import { testMem0 } from './mem0/test.ts';
import { defineProvider } from './provider.ts';

const LEAST = 32;

export default defineProvider({
  id: 'mem0',
  title: 'Memory service',
  variables: ['MEM0_API_KEY', 'MEM0AI_API_KEY', 'CLAUDE_MULTIAGENT_PM_MEMORY_API_KEY', 'CLAUDE_PM_MEMORY_API_KEY'],
  howTo: {
    url: 'http://localhost:8002/docs',
    steps: [
      'On a mem0 server of your own, create a key in its dashboard or with POST /api-keys; it is shown once.',
      'Where the service reads its one key from a file, make a value with: cpm-console security generate-key memory/main',
      'Give the address of the service with --url if it is not http://localhost:8002.',
    ],
    permissions: [
      { name: 'the memories of its owner', usedFor: 'checks of the memory service, and agents that remember' },
    ],
  },
  rotateDays: 90,
  recognises: (value) => /^(?:m0sk_|m0-|cpm_)/.test(value),
  shape: (value) =>
    value.length < LEAST
      ? {
          fits: false,
          problem: `It has ${value.length} characters; a key of the memory service has ${LEAST} at least. Copy it once more.`,
        }
      : { fits: true, kind: value.startsWith('m0sk_') ? 'key of a mem0 server' : 'key' },
  test: testMem0,
  rotation: mem0Keys,
});
