import { styleText } from 'node:util';
import { messagesOf } from '../compose/messages.ts';
import { guideName, rangeName } from '../compose/names.ts';
import type { PlannedGuide, Step } from '../plan/planned.ts';
import type { Planned } from '../prepare.ts';
import { hasColor } from './terminal.ts';

/** A plan for people: each guide with its steps, what they complete, for whom they are, and who says so. */
export function planTable({ profile, plan, content }: Planned): string {
  const language = [...content.languages.values()][0];
  const messages = language ? messagesOf(language, () => {}) : (key: string) => key;
  const lines = [strong(`${profile.product.name} (${plan.product})`), ''];
  for (const guide of plan.guides) {
    lines.push(strong(guideName(guide, messages)), `${guide.id} · ${restarts(guide)}`, ...steps(guide), '');
  }
  for (const { chips, macos, kext, because, source } of plan.impossible) {
    const what = [chips.join(', '), rangeName(macos, messages), kext].filter(Boolean).join(' · ');
    lines.push(strong(`No guide: ${what}`), quiet(`  ${because} [${source}]`), '');
  }
  return lines.join('\n');
}

function restarts({ restarts, restartsAtLeast }: PlannedGuide): string {
  const most = `${restarts} restart${restarts === 1 ? '' : 's'}`;
  return restartsAtLeast === restarts ? most : `${most} (at least ${restartsAtLeast})`;
}

function steps(guide: PlannedGuide): string[] {
  const width = Math.max(...guide.phases.flatMap((phase) => phase.steps.map((step) => step.id.length)));
  return guide.phases.flatMap((phase) => [
    `  ${phase.id}${condition(phase)}`,
    ...phase.steps.flatMap((step) => [row(step, width), quiet(`      ${step.because} [${step.source}]`)]),
  ]);
}

function row(step: Step, width: number): string {
  return `    ${step.id.padEnd(width)}  ${step.covers.join(' ').padEnd(18)}${condition(step)}`.trimEnd();
}

function condition({ if: only, skipIf }: { if?: string; skipIf?: string }): string {
  return only ? `  if ${only}` : skipIf ? `  skip if ${skipIf}` : '';
}

function strong(text: string): string {
  return hasColor(process.stdout) ? styleText('bold', text) : text;
}

function quiet(text: string): string {
  return hasColor(process.stdout) ? styleText('dim', text) : text;
}
