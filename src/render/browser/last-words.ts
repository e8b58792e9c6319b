import { spawn } from 'node:child_process';
import type { Env } from './private-folder.ts';

/**
 * What a browser says when it does not start. Puppeteer keeps that to itself where it speaks over a pipe, so the
 * browser is started once more, for its words alone. `args` name a page already.
 */
export async function lastWords(path: string, args: readonly string[], env: Env): Promise<string> {
  return await new Promise((resolve) => {
    const child = spawn(path, [...args, '--dump-dom'], {
      env: { ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: PATIENCE,
      killSignal: 'SIGKILL',
    });
    let words = '';
    child.stderr.on('data', (data: Buffer) => {
      if (words.length < ENOUGH) words += data.toString();
    });
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => {
      resolve(`${words}\n${signal ? `it was stopped by ${signal}` : `it ended with code ${code}`}`.trim());
    });
  });
}

const PATIENCE = 10_000;
const ENOUGH = 65536;
