import type { PlannedGuide } from '../plan/planned.ts';
import type { Messages } from './messages.ts';

/** The name of a run of macOS versions: “macOS 13 or later”. */
export function rangeName({ from, to }: { from: string; to: string | null }, messages: Messages): string {
  const kind = to === null ? 'open' : to === from ? 'one' : Number(to) === Number(from) + 1 ? 'two' : 'other';
  return messages('macos.range', { kind, from, to: to ?? '' });
}

/** The guide's name: “Install on a Mac with Apple silicon, macOS 13 or later, managed by your organization (…)”. */
export function guideName(guide: PlannedGuide, messages: Messages): string {
  const title = guideTitle(guide, messages);
  return guide.management === 'none' ? title : messages(`guide.title.${guide.management}`, { title });
}

/** The name where a heading says who manages the Mac: “Install on a Mac with Apple silicon, macOS 13 or later”. */
export function guideTitle(guide: PlannedGuide, messages: Messages): string {
  const macos = rangeName(guide.macos, messages);
  return messages('guide.title', { action: guide.action, chips: chipsKey(guide), macos });
}

/** The one chip of a guide, or `all`: what messages select on. */
export function chipsKey({ chips }: { chips: readonly string[] }): string {
  return chips.length === 1 ? selector(chips[0]!) : 'all';
}

/** “A, B, and C”, as the language joins them. */
export function listed(names: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
}

/** A value as ICU messages can select on it: no hyphen is allowed in a selector. */
export function selector(value: string): string {
  return value.replaceAll('-', '_');
}
