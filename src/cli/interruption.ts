/** Thrown where the user pressed Ctrl-C. */
export class Interruption extends Error {}

/** Ctrl-C ends a build before it touches the output, within two seconds; pressed again, at once. */
export function onInterrupt(): { check(): void } {
  let isPressed = false;
  process.on('SIGINT', () => {
    if (isPressed) process.exit(130);
    isPressed = true;
    // Whatever holds the build up does not hold it up for long; what is left of it the next build clears away.
    setTimeout(() => process.exit(130), 1900).unref();
  });
  return {
    check() {
      if (isPressed) throw new Interruption();
    },
  };
}
