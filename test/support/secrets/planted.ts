/** Not written in one piece, so that scanners of this repository do not stumble over what is made up. */
const joined = (...parts: readonly string[]): string => parts.join('');

/** Made-up secrets, each as a line of a file, and the rule that has to find it. */
export const PLANTED: readonly { readonly rule: string; readonly line: string; readonly value: string }[] = [
  planted('github-token', 'token: ', joined('ghp', '_wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx')),
  planted('npm-token', '//registry.example/:_authToken=', joined('npm', '_xX4fK9qL2mN8pR5tV7wY1zB3cD6eF0gHiJkL')),
  planted('pypi-token', 'password = ', joined('pypi', `-AgEIcHlwaS5vcmcC${'Jk4'.repeat(30)}`)),
  planted(
    'jwt',
    'const t = ',
    joined(
      'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9',
      '.eyJzdWIiOiIxMjM0NTY3ODkwIn0.',
      'dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U',
    ),
  ),
  planted('own-key', 'MEM0AI_API_KEY=', joined('Xy9mN2kL8pQ4vR7sT1uW6eY3rE5tU2iO9', 'pA1sD4fG7hJ0kL3zX8cV5bN6mQ9wE2r')),
  planted('own-key', 'export CLAUDE_PM_TOKEN=', joined('tiny', '-but-4-real')),
  planted('openai-key', 'OPENAI_API_KEY=', joined('sk-', 'proj-', 'aB3'.repeat(7), 'T3BlbkFJ', 'cD4'.repeat(7))),
  planted('openai-key', 'key: ', joined('sk-', 'svcacct-Ab3dEf6hIj9kLmN0pQrS')),
  planted('anthropic-key', 'k=', joined('sk-ant', '-api03-', 'aB9_'.repeat(23), 'AA')),
  planted('assigned-secret', 'api_key: "', joined('9f8e7d6c5b4a39281706', 'f5e4d3c2b1a0')),
  planted('assigned-secret', "'clientSecret' => '", joined('Qz7!kP2#vN9@', 'xL4$wR8-u')),
  planted(
    'aws-secret',
    'aws configure set aws_secret_access_key ',
    joined('wJalrXUtnFEMI/K7MDENG/', 'bPxRfiCYabcdefZhij'),
  ),
  planted('google-key', 'url?key=', joined('AIza', 'SyB1c2D3e4F5g6H7i8J9k0L1m2N3o4P5q6')),
  planted('slack-token', 'hook ', joined('xoxb-', '528491736250-9174628350127-QwPzEfGmIjKlVnOpQrBtUvWx')),
  planted('url-password', 'remote https://ana:', joined('s3cr3t', 'passw0rd'), '@atlas.invalid/x.git'),
  planted('private-key', 'key: ', joined('-----BEGIN RSA PRIVATE', ' KEY-----\\nMIIEpAIBAAKCAQEAxTkq83hd92hd8h2')),
];

function planted(rule: string, before: string, value: string, after = '') {
  return { rule, value, line: before + value + after };
}
