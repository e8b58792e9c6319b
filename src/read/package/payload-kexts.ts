import { MAX_PLIST_BYTES } from '../bundle/plist-value.ts';
import type { CpioEntry } from './cpio.ts';
import { refusal } from './refusal.ts';

/** The parts of a kext that tell what it is, as its payload holds them. */
export interface KextParts {
  /** In the payload, without "/" before it: Library/Extensions/Widget.kext */
  path: string;
  /** By their path within the bundle. */
  files: Map<string, Uint8Array>;
}

/** Keeps, of all that passes, what tells about kexts; bounded over all payloads of a package. */
export class KextKeeper {
  readonly #file: string;
  readonly #budget: Budget;
  readonly #kexts = new Map<string, KextParts>();

  constructor(file: string, budget: Budget) {
    this.#file = file;
    this.#budget = budget;
  }

  /** Whether an entry belongs to a kext; then `keep` it. Most do not, and a payload may have a million. */
  concerns({ path }: CpioEntry): boolean {
    return /\.kext(\/|$)/i.test(path);
  }

  async keep(entry: CpioEntry): Promise<void> {
    const parts = entry.path.split('/');
    const last = parts.findLastIndex((part) => /.\.kext$/i.test(part));
    // "._Widget.kext" is what macOS writes beside a file on other systems' disks.
    if (last < 0 || parts.some((part) => part.startsWith('._'))) return;
    const path = parts.slice(0, last + 1).join('/');
    const inside = parts.slice(last + 1).join('/');
    if (inside === '' && entry.kind !== 'folder') return;
    const kext = this.#kextAt(path);
    if (entry.kind !== 'file' || !TELLING.test(inside)) return;
    if (entry.size > MAX_PLIST_BYTES && /Info\.plist$/.test(inside)) {
      throw refusal('package.large', { limit: MAX_PLIST_BYTES }, `${this.#file}/${entry.path}`);
    }
    this.#budget.take(entry, this.#file);
    kext.files.set(inside, await entry.body());
  }

  /** By path, so that an outer one comes before those inside it, whatever the order of the archive. */
  get kexts(): KextParts[] {
    return [...this.#kexts.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  #kextAt(path: string): KextParts {
    const known = this.#kexts.get(path);
    if (known) return known;
    this.#budget.count(this.#file);
    const kext: KextParts = { path, files: new Map() };
    this.#kexts.set(path, kext);
    return kext;
  }
}

/** How much is held for one package. */
export class Budget {
  #bytes = MAX_KEPT_BYTES;
  #kexts = MAX_KEXTS;

  take({ path, size }: CpioEntry, file: string): void {
    this.#bytes -= size;
    if (this.#bytes >= 0) return;
    throw refusal(
      'package.kept',
      { name: path.split('/').at(-1)!, limit: MAX_KEPT_BYTES },
      `${file}/${path}`,
    );
  }

  count(file: string): void {
    this.#kexts -= 1;
    if (this.#kexts < 0) throw refusal('package.kexts', { limit: MAX_KEXTS }, file);
  }
}

/** The executable of a kext has some megabytes at most. */
const MAX_KEPT_BYTES = 64 * 1024 * 1024;
/** macFUSE brings one for every macOS. */
const MAX_KEXTS = 100;

/** Info.plist, executables and the signature of a codeless one; in the form of today, and in the old flat one. */
const TELLING =
  /^(?:Contents\/)?(?:Info\.plist|_CodeSignature\/CodeSignature)$|^Contents\/MacOS\/[^/]+$|^[^/]+$/;
