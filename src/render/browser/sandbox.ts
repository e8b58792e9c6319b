import { readFile } from 'node:fs/promises';

/**
 * Whether there is a point in starting the browser with its sandbox. As root it refuses to start with it; without
 * user namespaces it has none, where the distribution installs no setuid helper
 * (https://chromium.googlesource.com/chromium/src/+/main/docs/security/apparmor-userns-restrictions.md).
 * Other obstacles (AppArmor, seccomp in Docker) cannot be read anywhere: they show when it is started.
 */
export async function sandboxObstacle(): Promise<string | undefined> {
  if (process.platform !== 'linux') return undefined;
  if (process.getuid?.() === 0) return 'you are root';
  for (const [file, none] of SWITCHES) {
    const value = await readFile(file, 'utf8').catch(() => undefined);
    if (value?.trim() === none) return 'this system has no user namespaces for it';
  }
  return undefined;
}

/** Whether the last words of a browser say that its sandbox kept it from starting. */
export function isSandboxFailure(words: string): boolean {
  return /no usable sandbox|without --no-sandbox|zygote_host_impl_linux|sandbox_linux|setuid sandbox|namespace_sandbox|credentials\.cc/i.test(
    words,
  );
}

/** The first is Debian's own switch. */
const SWITCHES = [
  ['/proc/sys/kernel/unprivileged_userns_clone', '0'],
  ['/proc/sys/user/max_user_namespaces', '0'],
] as const;
