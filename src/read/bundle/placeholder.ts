/**
 * The placeholder that a build should have filled in, if a value holds one: `$(X)`, `${X}` or `@@X@@` anywhere, or the
 * whole value being one word in capitals, such as KLOG_VERSION, which the C preprocessor fills in.
 */
export function placeholderIn(value: string): string | undefined {
  return markedPlaceholderIn(value) ?? (isMacroWord(value) ? value : undefined);
}

/** Only those that are marked as such. An executable may well be called HDAUDIO, and its file proves it. */
export function markedPlaceholderIn(value: string): string | undefined {
  return /\$\([^)]*\)?|\$\{[^}]*\}?|@@(?:[^@]+@@)?/.exec(value)?.[0];
}

/** One letter at least: 20071011 is a version that shipped (tuntap). */
function isMacroWord(value: string): boolean {
  return /^[A-Z0-9_]{5,}$/.test(value) && /[A-Z]/.test(value);
}
