import { type Diagnostic, diagnostic, Refusal } from '../diagnostics/diagnostic.ts';

/** Does something on the disk; what the system refuses becomes a finding about `path`, the name that the user knows. */
export function attempt<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw failure(path, error);
  }
}

/** The refusal for an error of the system; any other error (a bug, a refusal) stays what it is. */
export function failure(path: string, error: unknown): unknown {
  const code = errno(error);
  return code === undefined ? error : new Refusal(finding(path, code, error as Error));
}

/** The code of an error of the system, such as ENOSPC; Node's own complaints (ERR_…) are bugs and have none here. */
export function errno(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('errno' in error) || !('code' in error)) return undefined;
  return String(error.code);
}

function finding(path: string, code: string, error: Error): Diagnostic {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return diagnostic('write.full', { path });
    case 'EACCES':
    case 'EPERM':
      return diagnostic('write.denied', { path });
    case 'EROFS':
      return diagnostic('write.read-only', { path });
    case 'ENAMETOOLONG':
      return diagnostic('write.too-long', { path });
    default:
      return diagnostic('write.failed', { path, reason: reasonOf(error) });
  }
}

/** Node says `EIO: i/o error, open '/where/it/was'`; the place is told apart, and is often one in the stage. */
function reasonOf(error: Error): string {
  return error.message.replace(/, \w+( '.*)?$/s, '');
}
