import { spawnSync } from 'node:child_process';

/**
 * Whether a program of the system is here, for what only another program can judge. In CI (.ci/run sets KEXTGUIDE_TOOLS)
 * it has to be: a test that is passed over there would be passed over for ever.
 */
export function hasTool(name: string, ...question: string[]): boolean {
  const isHere = !spawnSync(name, question.length > 0 ? question : ['--version']).error;
  if (!isHere && process.env.KEXTGUIDE_TOOLS)
    throw new Error(`${name} is not here, and KEXTGUIDE_TOOLS is set`);
  return isHere;
}
