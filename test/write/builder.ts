/** A build in a process of its own, to be killed, hindered or run beside others. Prints what came of it as JSON. */
import { writeFileSync } from 'node:fs';
import { Refusal } from '../../src/diagnostics/diagnostic.ts';
import { openOutput } from '../../src/write/output.ts';
import { meddle, systemError } from './meddle.ts';
import type { Order, Outcome } from './run.ts';
import { SCENARIOS } from './scenarios.ts';

const { out, scenario, killAt, failAt, uid, patience } = JSON.parse(process.argv[2] ?? '') as Order;
const write = writeFileSync;
if (uid !== undefined && process.getuid?.() === 0) process.setuid?.(uid);

const journal = { at: 0 };
const end = meddle((call, name, args) => {
  if (String(args[1]).endsWith('journal.forth.json')) journal.at = call;
  if (call === failAt) throw systemError('EIO');
  if (call !== killAt) return;
  // A kill can fall into a write, too.
  if (name === 'writeFileSync') write(String(args[0]), String(args[1]).slice(0, 3));
  process.kill(process.pid, 'SIGKILL');
});

const outcome: Outcome = { calls: 0, journal: 0 };
try {
  const output = await openOutput(out, patience === undefined ? {} : { patience });
  if (scenario === undefined) {
    await output.abandon();
  } else {
    const { artifacts, commit } = SCENARIOS[scenario]!();
    for (const artifact of artifacts) await output.add(artifact);
    outcome.report = await output.commit(commit);
  }
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  outcome.codes = error.diagnostics.map((finding) => finding.code);
  outcome.message = error.message;
}
outcome.calls = end();
outcome.journal = journal.at;
process.stdout.write(JSON.stringify(outcome));
