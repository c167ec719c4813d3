// Written by scripts/registry.ts from the files in this folder. Do not edit.

import agent from './agent.ts';
import backup from './backup.ts';
import budget from './budget.ts';
import channel from './channel.ts';
import command from './command.ts';
import cpu from './cpu.ts';
import credential from './credential.ts';
import disk from './disk.ts';
import dns from './dns.ts';
import fileAge from './file-age.ts';
import framework from './framework.ts';
import gitProject from './git-project.ts';
import githubApi from './github-api.ts';
import githubProject from './github-project.ts';
import heartbeat from './heartbeat.ts';
import http from './http.ts';
import load from './load.ts';
import logErrors from './log-errors.ts';
import memoryService from './memory-service.ts';
import memory from './memory.ts';
import network from './network.ts';
import process from './process.ts';
import service from './service.ts';
import swap from './swap.ts';
import tcp from './tcp.ts';
import tls from './tls.ts';

export const kinds = [
  agent,
  backup,
  budget,
  channel,
  command,
  cpu,
  credential,
  disk,
  dns,
  fileAge,
  framework,
  gitProject,
  githubApi,
  githubProject,
  heartbeat,
  http,
  load,
  logErrors,
  memoryService,
  memory,
  network,
  process,
  service,
  swap,
  tcp,
  tls,
] as const;
