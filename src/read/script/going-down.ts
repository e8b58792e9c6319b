import type { Value } from './value.ts';

/** Whether a command restarts the Mac or shuts it down, now or in a while. */
export function isGoingDown(name: string, args: readonly Value[]): boolean {
  const words = args.map(({ text }) => text);
  switch (name) {
    case 'reboot':
    case 'halt':
      return true;
    case 'shutdown':
      // -k only warns who is logged in: shutdown(8).
      return !words.some((word) => /^-\w*k/.test(word));
    case 'osascript':
      return words.some((word) => /\b(restart|shut down)\b|«event aevtr(rst|sdn)»/i.test(word));
    default:
      return false;
  }
}
