import { messageOf } from '#domain/errors.ts';

import { listOf } from './items.ts';
import type { AgentAnswer, AgentQuestion } from './talk.ts';
import { VaultError } from './vault-error.ts';
import type { Vault } from './vault.ts';

/** Answers questions about a vault, one after the other, so that no change is lost. Never rejects. */
export function vaultAgent(vault: Vault): (question: AgentQuestion) => Promise<AgentAnswer> {
  let last: Promise<unknown> = Promise.resolve();
  return (question) => {
    const answer = last.then(() => answered(vault, question).catch(complaint));
    last = answer;
    return answer;
  };
}

async function answered(vault: Vault, question: AgentQuestion): Promise<AgentAnswer> {
  switch (question.op) {
    case 'state':
      return { value: vault.isOpen };
    case 'lock':
      vault.lock();
      return { value: true };
    case 'unlock':
      return { value: await vault.unlock(question.passphrase) };
    case 'get':
      return { value: (await vault.items()).get(question.service)?.get(question.account) ?? null };
    case 'list':
      return { value: listOf(await vault.items(), question.service) };
    case 'delete':
      return { value: await vault.change((items) => items.get(question.service)?.delete(question.account) ?? false) };
    case 'set': {
      const { service, account, password } = question;
      await vault.change((items) => {
        items.set(service, (items.get(service) ?? new Map<string, string>()).set(account, password));
        return true;
      });
      return { value: (await vault.items()).get(service)?.get(account) === password };
    }
  }
}

function complaint(error: unknown): AgentAnswer {
  if (error instanceof VaultError) return { condition: error.condition, detail: error.message, hint: error.hint };
  return { condition: 'failed', detail: messageOf(error) };
}
